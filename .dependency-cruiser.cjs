const environments = '^src-(shared|main|renderer)/'

/** The layers of docs: who may import whom. Run through tests/house/layers.mjs, which also refuses an empty graph. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-libraries',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '\\.(test|testing)\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot: 'node_modules/(zod|@tiptap/(core|pm|extension-[a-z-]+)|canonicalize|parse5|sanitize-html|ulid)/',
      },
    },
    {
      name: 'only-store-sees-lowdb',
      severity: 'error',
      from: { path: environments, pathNot: '^src-main/store/' },
      to: { path: 'node_modules/lowdb' },
    },
    {
      name: 'only-electron-host-sees-electron',
      severity: 'error',
      from: { path: environments, pathNot: '^src-main/hosts/electron/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'services-never-see-hosts',
      severity: 'error',
      from: { path: '^src-main/(services|store|intake|media)/' },
      to: { path: '^src-main/hosts/' },
    },
    {
      name: 'store-sees-no-services',
      severity: 'error',
      from: { path: '^src-main/(store|media)/' },
      to: { path: '^src-main/(services|intake)/' },
    },
    {
      name: 'nobody-imports-a-host',
      severity: 'error',
      from: { path: '^src-(shared|renderer)/' },
      to: { path: '^src-main/' },
    },
    {
      name: 'main-never-sees-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'contract-only-through-client',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/(client|copy)/' },
      to: { path: '^src-shared/contract/' },
    },
    {
      name: 'features-through-their-door',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: {
        path: '^src-renderer/features/([^/]+)/',
        pathNot: ['^src-renderer/features/$1/', '^src-renderer/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src-renderer/(ui|copy|client)/' },
      to: { path: '^src-renderer/(features|app)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: environments, pathNot: '(\\.d\\.ts|\\.test\\.tsx?)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist|fixtures)/' },
    tsConfig: { fileName: 'tests/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
}
