// Runs dependency-cruiser and fails on broken layers, and on an empty graph: a parser that reads nothing passes everything.

import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
const { output } = await cruise(
  ['src-shared', 'src-main', 'src-renderer'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tests/tsconfig.json') },
)
const own = output.modules.filter((module) => module.source.startsWith('src-'))
for (const broken of output.summary.violations) console.error(`${broken.rule.name}: ${broken.from} → ${broken.to}`)
console.log(`layers: ${own.length} modules, ${output.summary.violations.length} violations`)
if (own.length === 0 || output.summary.violations.length > 0) process.exit(1)
