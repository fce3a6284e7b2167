// Fills the lines of dialogs; a line or a filling that is missing is a fault, never an empty gap.
import { Fault } from '../../base/fault.ts';
import type { Dialog } from '../../content/schema/dialogs.ts';

export type Lines = (key: string, fill?: Readonly<Record<string, string | number>>) => string;

/** The lines of one language. Throws `dialog-line-unknown` or `dialog-filling-missing`; the knowledge check finds both beforehand. */
export function createLines(dialog: Dialog): Lines {
  return (key, fill = {}) => {
    const line = dialog[key];
    if (line === undefined)
      throw new Fault('dialog-line-unknown', `No dialog line "${key}".`, { where: 'dialogs', cure: 'Add the line to every language.' });
    return line.replace(/\{([a-z-]+)\}/g, (_, name: string) => {
      const value = fill[name];
      if (value === undefined) throw new Fault('dialog-filling-missing', `The line "${key}" needs {${name}}.`, { where: 'dialogs' });
      return String(value);
    });
  };
}
