// Messages without words: signs ask for a start, other scripts are another language.
import { expect, test } from 'vitest';
import { wordlessAct } from '../../../../src/answering/reading/wordless.ts';

test.each(['😂😂😂', '???', '👍🏽', '…', '!'])('%s asks for a start', (text) => {
  expect(wordlessAct(text)).toBe('help');
});

test.each(['你好', 'Здравствуйте', 'नमस्ते!', '안녕하세요?', 'مرحبا'])('%s is another language', (text) => {
  expect(wordlessAct(text)).toBe('other-language');
});

test.each(['kia ora', '2016?', 'āe 👍', '你好 ok'])('%s has something to read', (text) => {
  expect(wordlessAct(text)).toBeNull();
});
