// What people say of each premise of the shipped knowledge: wrongly, rightly, and in questions that claim nothing.

type Cases = { readonly wrong: readonly string[]; readonly right: readonly string[]; readonly plain: readonly string[] };

export const premiseCases: Readonly<Record<string, Cases>> = {
  'who-endorses': {
    wrong: [
      'The Ministry endorses the challenges, right?',
      'My notes say the challenges are endorsed by ERO',
      'Isn’t it the board that approves the achievement challenges?',
      'Since the Ministry of Education endorses achievement challenges, who do I ring there?',
      'It is the principal who signs off the challenges, correct?',
    ],
    right: ['The Minister endorses the challenges, doesn’t she?', 'The Ministry doesn’t endorse the challenges, does it?'],
    plain: [
      'Who endorses: the Ministry or the Minister?',
      'Does the Ministry endorse the challenges?',
      'Half of the communities had endorsed challenges, yes?',
      'I wonder whether the Ministry endorses challenges',
      'Nobody told us the Ministry endorses the challenges',
      'Our principal has already signed off our challenges, what now?',
    ],
  },
  'teo-money': {
    wrong: [
      'TEOs get extra funding, right?',
      'Since polytechs receive additional money, how do we apply?',
      'I heard there is extra funding for TEOs',
      'Our polytechnic will receive more money if we become a member?',
    ],
    right: ['TEOs get no extra funding, is that right?', 'My friend says polytechs do not get any extra money for this'],
    plain: [
      'do TEOs get extra funding?',
      'do you know if TEOs get extra funding',
      'Is there extra money for TEOs or not',
      'If TEOs get extra funding, who pays it?',
    ],
  },
  'teo-compulsory': {
    wrong: ['TEOs must join, mustn’t they?', 'Why are TEOs forced to join?', 'I was told it is compulsory for polytechs to join'],
    right: ['It isn’t compulsory for TEOs, is it?', 'Joining is voluntary for TEOs, right?'],
    plain: ['Is joining compulsory for TEOs?', 'Do tertiary providers have to join?', 'is it mandatory for polytechs or not'],
  },
  'teo-only-one': {
    wrong: [
      'A TEO can only join one community, correct?',
      'Polytechs are limited to one, right?',
      'A TEO cannot be in more than one community',
    ],
    right: ['A TEO can belong to several communities, right?'],
    plain: ['can a TEO join more than one community?', 'Can a TEO only belong to one community?', 'how many communities can a TEO join'],
  },
  'teo-youth-guarantee': {
    wrong: [
      'So we have to drop our Youth Guarantee partnership?',
      'We’d lose our Youth Guarantee partnership if we joined, right?',
      'You cannot be in a community and Youth Guarantee at the same time',
    ],
    right: ['We can be in Youth Guarantee and a community at the same time, right?'],
    plain: ['Must we leave Youth Guarantee if our polytech joins?', 'How does Youth Guarantee fit with this?'],
  },
  names: {
    wrong: [
      'Kāhui Ako are something different from Communities of Learning, right?',
      'I thought Kāhui Ako replaced Communities of Learning',
      'Kāhui Ako is a separate programme, isn’t it?',
    ],
    right: ['Kāhui Ako and Communities of Learning are the same thing, right?'],
    plain: ['Is Kāhui Ako different from a Community of Learning?', 'What replaced Kāhui Ako?', 'Was Kāhui Ako scrapped?'],
  },
  'announcer-2015': {
    wrong: [
      'Chris Hipkins announced the 54 new communities, didn’t he?',
      'The 54 were announced by Steven Joyce, right?',
      'Why did John Key announce the new communities in 2015?',
    ],
    right: ['Hekia Parata announced the 54 new communities, right?'],
    plain: ['Who announced the 54 new communities, Hipkins or Parata?', 'Did Chris Hipkins announce the 54 new communities?'],
  },
  'announcer-2016': {
    wrong: [
      'Chris Hipkins announced the expert partners in 2016, didn’t he?',
      'The experts were announced by Nikki Kaye, right?',
      'Why did the Prime Minister announce the experts?',
    ],
    right: ['Hekia Parata announced the expert partners, right?'],
    plain: ['Did Nikki Kaye announce the experts?', 'Who announced the experts?'],
  },
  'expert-money': {
    wrong: [
      'The experts were paid for with extra new money, weren’t they?',
      'Since the expert help comes out of the $359 million, can I see a breakdown?',
      'The expert partners cost an extra 359 million, right?',
      'I read that there was fresh funding for the experts',
    ],
    right: ['The experts are paid from existing funding, right?'],
    plain: ['Is the expert help new money?', 'Where does the money for the experts come from?'],
  },
  'leader-waits': {
    wrong: [
      'We can’t appoint a leader until our challenges are endorsed, right?',
      'We must wait for endorsement before we get a leader, correct?',
      'A leader has to wait for the challenges, I think',
    ],
    right: [
      'We can appoint a leader straight away, right?',
      'We don’t have to wait for endorsement to appoint a leader, do we?',
      'A leader may be appointed before the challenges are endorsed, right?',
    ],
    plain: ['Do we have to wait for endorsement before we appoint a leader?', 'When can a leader be appointed?'],
  },
  'community-money': {
    wrong: [
      'Communities are funded by donations, right?',
      'The communities are paid for by lotto, aren’t they?',
      'Our community is funded from parents’ fees',
    ],
    right: ['Investing in Educational Success pays for it all and each community, right?'],
    plain: ['Are the communities paid for by parents?', 'Who pays for the communities?'],
  },
  'money-for-things': {
    wrong: [
      'So the money that a community gets is for buildings?',
      'The extra funding is for laptops, right?',
      'Since the money is for equipment, can we buy iPads?',
    ],
    right: ['The money is for sharing expertise, right?'],
    plain: ['Is the extra money for buildings?', 'What is the money for?'],
  },
  'regions-left': {
    wrong: ['Some regions missed out, didn’t they?', 'Which regions were left out?', 'Some regions had no communities, right?'],
    right: ['No region was left out, right?', 'Every region had one, correct?', 'None of the regions was left out'],
    plain: ['Was any region left out?', 'Which regions took part?'],
  },
  'places-in': {
    wrong: [
      'The 2015 round had no schools in Northland, right?',
      'The new communities were all in Auckland, weren’t they?',
      'I read that none of the new ones was in Taranaki',
    ],
    right: [],
    plain: ['Were any of the new communities in Northland?', 'Were the new ones in Wellington?'],
  },
  'who-sets': {
    wrong: [
      'The Ministry sets the achievement challenges, right?',
      'Why does Wellington dictate the goals?',
      'The challenges are handed down by the government, aren’t they?',
    ],
    right: ['Each community sets its own challenges, right?'],
    plain: ['Who sets the achievement challenges, the Ministry or the community?', 'Are the challenges set by the Minister?'],
  },
  members: {
    wrong: [
      'Only schools can be in a community, right?',
      'Communities are just for schools, aren’t they?',
      'A kāhui is schools only, isn’t it?',
    ],
    right: [],
    plain: ['Are communities only for schools?', 'Who can be in a community?'],
  },
  'members-early': {
    wrong: [
      'Kindergartens can’t join, can they?',
      'Early childhood services are shut out of communities, right?',
      'Why is ECE not included in communities?',
    ],
    right: [],
    plain: ['Can kindergartens join a community?', 'Are early learning services left out of communities?'],
  },
  'experts-kind': {
    wrong: [
      'The experts are Ministry staff, right?',
      'The expert partners were volunteers, weren’t they?',
      'Why are the experts public servants?',
    ],
    right: ['The experts were academics on contract, right?'],
    plain: ['Are the experts Ministry staff?', 'Who are the experts?'],
  },
  'students-grew': {
    wrong: [
      'The number of students tripled, right?',
      'Student numbers barely changed, did they?',
      'Why did student numbers halve? Students halved',
    ],
    right: ['The number of students more than doubled, right?'],
    plain: ['Did the number of students triple?', 'By how much did the number of students grow?'],
  },
  'teo-welcome': {
    wrong: ['TEOs are not allowed to join a community, right?', 'The Ministry discourages TEOs, doesn’t it?', 'Why are TEOs shut out?'],
    right: ['The Ministry encourages TEOs to join, right?'],
    plain: ['Are TEOs allowed to join?', 'Does the Ministry discourage TEOs?'],
  },
  'after-endorsement': {
    wrong: [
      'Only teachers work on the challenges, right?',
      'After that the challenges are kept inside the schools, right?',
      'So just the principals carry out the goals?',
    ],
    right: [],
    plain: ['Do only teachers work on the challenges?', 'Who works on the challenges?'],
  },
  photo: {
    wrong: [
      'The photo is from the Herald, right?',
      'Stuff took the photo, I think: it was a Stuff photo',
      'My notes credit the picture to Getty',
    ],
    right: ['The photo came from the Gazette, right?'],
    plain: ['Was the photo from the Herald?', 'Where is the photo from?'],
  },
  halfway: {
    wrong: [
      'The roll out was halfway by then, right?',
      'The rollout was nearly done in 2015, wasn’t it?',
      'Since the roll out was complete in 2015, what was left?',
    ],
    right: ['The roll out was one year in, right?'],
    plain: ['Was the roll out halfway?', 'How long was the roll out?'],
  },
};
