// node --import=./scripts/strip-types.js FILE.ts runs tests where Node strips no types itself. Types become blanks: what a stack
// trace and the coverage say of a line is true of the source, and nobody waits for a compiler.
import { register } from 'node:module'

if (!process.features.typescript) register('./strip-types-hooks.js', import.meta.url)
