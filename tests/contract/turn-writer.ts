// A process of its own that takes turns for as long as it lives and prints each one that was acknowledged; run by tests that kill it.
// Arguments: the data folder, and a name for this run that makes its message ids its own.
import { Fault } from '../../src/base/fault.ts';
import { countOneMore, openStorage, web } from './stores.ts';

const [dataDir = '', run = ''] = process.argv.slice(2);
const CONVERSATIONS = ['a', 'b', 'c'] as const;

try {
  // Only the store is kept, not the whole storage: the folder's lock must hold all the same.
  const { conversations } = await openStorage(dataDir);
  process.stdout.write('open\n');
  const keepTalking = async (name: string, voice: number): Promise<never> => {
    for (let n = 1; ; n += 1) {
      const messageId = `${run}-${name}-${voice}-${n}`;
      const { replies } = await conversations.turn(web(name), { messageId, text: `Pātai ${n}` }, countOneMore);
      process.stdout.write(`${JSON.stringify({ conversation: name, messageId, reply: replies[0]?.id })}\n`);
    }
  };
  // Two at a time in each conversation: acknowledgements and turns under way overlap when the kill comes.
  await Promise.all(CONVERSATIONS.flatMap((name) => [keepTalking(name, 1), keepTalking(name, 2)]));
} catch (error) {
  process.stdout.write(`fault ${error instanceof Fault ? error.code : String(error)}\n`);
  process.exitCode = 1;
}
