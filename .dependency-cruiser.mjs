// The rooms of src as code: who may import whom, which packages belong to one room, and what nobody may do.
// The table is the one in docs/architecture.md. tests/unit/house/layering.test.ts proves that every rule here bites.

/** Room → rooms it may import, besides itself and `base`. A room that is not listed here may not exist. */
const rooms = {
  base: [],
  content: [],
  config: [],
  observability: [],
  cases: ['content'],
  insights: ['content'],
  answering: ['content'],
  conversation: ['answering', 'cases', 'content'],
  channels: ['conversation', 'content'],
  storage: ['conversation', 'cases'],
  delivery: ['cases', 'content'],
  web: ['channels', 'cases', 'insights', 'observability'],
  // What the commands print. Not `web`: a command that needs a server asks `app` for one.
  cli: ['app', 'answering', 'cases', 'channels', 'config', 'content', 'conversation', 'insights', 'observability', 'storage'],
  // Types of the Direct Line protocol only; see widget-takes-types-only.
  widget: ['channels'],
};

/** Single files that a room may import besides: each is pure, imports nothing, and is here for the reason given. */
const singleFiles = {
  // One renderer for replies: what the page shows with JavaScript must be what it shows without.
  web: ['widget/markdown\\.ts$'],
};

/** Package or built-in module → the only place that may import it. */
const onlyIn = [
  { name: 'restify', what: ['node_modules/restify/', 'node_modules/@types/restify/'], where: '^src/web/' },
  {
    name: 'botbuilder',
    what: [
      'node_modules/botbuilder',
      'node_modules/botframework-connector/',
      'node_modules/botframework-schema/',
      'node_modules/botframework-streaming/',
    ],
    where: '^src/channels/bot-framework/',
  },
  { name: 'fuse', what: ['node_modules/fuse\\.js/'], where: '^src/answering/' },
  { name: 'sql', what: ['node_modules/kysely/', 'node_modules/pg/', '^node:sqlite$', '^sqlite$'], where: '^src/storage/' },
  { name: 'yaml', what: ['node_modules/yaml/'], where: '^src/content/' },
  { name: 'pino', what: ['node_modules/pino/'], where: '^src/observability/' },
  { name: 'prom-client', what: ['node_modules/prom-client/'], where: '^src/observability/' },
  { name: 'nodemailer', what: ['node_modules/nodemailer/', 'node_modules/@types/nodemailer/'], where: '^src/delivery/' },
];

/** Built-in modules by which code reaches files, network, processes and time. */
const outsideWorld = [
  'fs',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'dns',
  'os',
  'process',
  'child_process',
  'cluster',
  'worker_threads',
  'timers',
];

const roomRules = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import only ${['itself', 'base', ...mayImport].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/(${[room, 'base', ...mayImport].join('|')})/`, ...(singleFiles[room] ?? []).map((file) => `^src/${file}`)],
  },
}));

const packageRules = onlyIn.map(({ name, what, where }) => ({
  name: `only-room-${name}`,
  comment: `Only ${where.slice(1)} may import ${name}: the rest of the program must be able to outlive it.`,
  severity: 'error',
  from: { path: '^src/', pathNot: where },
  to: { path: what },
}));

export default {
  forbidden: [
    ...roomRules,
    ...packageRules,
    {
      name: 'known-rooms-only',
      comment: 'Every file of src lives in a room of the table, or in app, which joins them.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${[...Object.keys(rooms), 'app'].join('|')})/` },
      to: {},
    },
    {
      name: 'channels-are-strangers',
      comment: 'A channel that leans on another cannot be changed or dropped alone.',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'widget-takes-types-only',
      comment: 'Browser code may know the shapes of the Direct Line protocol and nothing that runs on the server.',
      severity: 'error',
      from: { path: '^src/widget/' },
      to: { path: '^src/(?!widget/)', pathNot: '^src/channels/direct-line/' },
    },
    {
      name: 'widget-runs-no-server-code',
      comment: 'Types vanish before the browser sees the code; anything else would drag the server along.',
      severity: 'error',
      from: { path: '^src/widget/' },
      to: { path: '^src/channels/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-touch-nothing',
      comment: 'Answering, conversation and cases are plain functions: files, network, processes and timers are arguments.',
      severity: 'error',
      from: { path: '^src/(answering|conversation|cases)/' },
      to: {
        path: outsideWorld.flatMap((name) => [`^${name}(/|$)`, `^node:${name}(/|$)`]),
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'base-needs-nothing',
      comment: 'Everything stands on base; a package there would be everywhere.',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'src-stands-alone',
      comment: 'The program may not need tests or build scripts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no-development-packages',
      comment:
        'The image holds production packages only; a development package in src fails there. Bench and evaluate run on a developer’s machine.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(widget/|cli/bench|answering/baselines/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'baselines-are-only-measured',
      comment: 'What answering is measured against may use development packages; only the commands that measure may use it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|answering/baselines)/' },
      to: { path: '^src/answering/baselines/' },
    },
    {
      name: 'no-unlisted-packages',
      comment: 'A package that only another package brought along can vanish with its next version.',
      severity: 'error',
      from: { path: '^(src|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be found fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in the wrong two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file of src that nobody imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/widget/', '^src/(cli|app)/'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are dependencies too: a room that knows another's shapes knows the room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    builtInModules: { add: ['sqlite', 'node:sqlite'] },
  },
};
