// Reads knowledge/questions/*.jsonl, apart from the rest: the service itself never needs them.
import { basename, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { diskFiles, type Files } from './files.ts';
import type { Placed } from './placed.ts';
import { contentFault, type Problem } from './problem.ts';
import { type LabelledQuestion, labelledQuestion } from './schema/questions.ts';

export type QuestionsRead = { readonly questions: readonly Placed<LabelledQuestion>[]; readonly problems: readonly Problem[] };

/** Every labelled question in order of file and line, and the lines that are none. */
export function readQuestions(knowledgeDir: string, files: Files): QuestionsRead {
  const folder = join(knowledgeDir, 'questions');
  const questions: Placed<LabelledQuestion>[] = [];
  const problems: Problem[] = [];
  for (const name of files.exists(folder) ? files.below(folder) : []) {
    if (!name.endsWith('.jsonl')) continue;
    const author = name.slice(0, -'.jsonl'.length);
    const read = parseQuestions({ file: join(folder, name), author, text: files.read(join(folder, name)) });
    questions.push(...read.questions);
    problems.push(...read.problems);
  }
  return { questions, problems };
}

/** The labelled questions of one file's text; `author` is kept with each of them. */
function parseQuestions({ file, author, text }: { readonly file: string; readonly author: string; readonly text: string }): QuestionsRead {
  const questions: Placed<LabelledQuestion>[] = [];
  const problems: Problem[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = index + 1;
    const json = parseJson(written);
    if (json === undefined) {
      problems.push({
        file,
        line,
        fault: 'the line is not JSON',
        cure: 'write one JSON object a line, with double quotes and no comma at the end',
      });
      continue;
    }
    const parsed = labelledQuestion.safeParse(json);
    if (parsed.success) questions.push({ item: { ...parsed.data, author }, file, lineOf: () => line });
    else
      problems.push(
        ...parsed.error.issues.map((issue) => ({
          file,
          line,
          fault: `${issue.path.join('.') || 'the question'}: ${issue.message}`,
          cure: 'label the question as the format says',
        })),
      );
  }
  return { questions, problems };
}

/** The labelled questions of a folder, for learning and evaluating. Throws one fault that lists every bad line. */
export function loadQuestions({ knowledgeDir }: { readonly knowledgeDir: string }): readonly LabelledQuestion[] {
  const { questions, problems } = readQuestions(knowledgeDir, diskFiles);
  if (problems.length > 0) throw contentFault(problems);
  return questions.map((placed) => placed.item);
}

/** The labelled questions of one file anywhere; its name is their author. Throws one fault that lists every bad line, or says that the file cannot be read. */
export function loadQuestionFile(file: string): readonly LabelledQuestion[] {
  const { questions, problems } = parseQuestions({ file, author: basename(file, '.jsonl'), text: readText(file) });
  if (problems.length > 0) throw contentFault(problems);
  return questions.map((placed) => placed.item);
}

function readText(file: string): string {
  try {
    return diskFiles.read(file);
  } catch (cause) {
    throw new Fault('questions-unreadable', 'the file cannot be read.', {
      where: file,
      cure: 'Name a file of labelled questions (*.jsonl).',
      cause,
    });
  }
}

/** Undefined when `text` is not JSON: here that is an expected answer, not a fault. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
