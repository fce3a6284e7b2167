// What staff read before they delete a case: it must say exactly what the storage then does.

export const deleting = {
  heading: (reference: string): string => `Delete case ${reference}?`,
  only: 'Do this only when the person asks for it. It cannot be undone.',
  goes: 'What goes',
  goesList: [
    'what the person asked, their place, who they are, their e-mail address or phone number',
    'the words in its record: every note, every answer, and what the person added',
    'the conversation up to the case, from the person’s chat too, and from every other case of that chat',
    'whatever of it is still waiting to be sent',
  ],
  stays: 'What stays',
  staysList: [
    'the reference, and the region or desk it went to',
    'what kind of thing was done, by whom and on which day, and that the case was deleted',
    'what was said in the chat after the case was opened, answers there included: the person can delete that in the chat',
  ],
  sent: 'What was mailed, or sent to Teams or another system, cannot be called back: ask whoever has it to delete it there too.',
  yes: 'Yes, delete it',
  no: 'No, back to the case',
} as const;
