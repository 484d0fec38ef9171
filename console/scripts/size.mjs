import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

/** Brotli sizes of what a first visit and each further screen fetch; fails above the budget. */
const firstLoadKb = 350
const pageKb = 100
const chartKb = 180
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const sizes = new Map()

function kb(file) {
  if (!sizes.has(file)) sizes.set(file, brotliCompressSync(readFileSync(`dist/${file}`)).length / 1024)
  return sizes.get(file)
}

/** A chunk with everything it needs at once. */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key)
    for (const each of manifest[key].imports ?? []) closure(each, seen)
  }
  return seen
}

const total = (keys) => [...keys].reduce((sum, key) => sum + kb(manifest[key].file), 0)
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const shell = closure(entry)
const first = new Set(shell)
for (const key of Object.keys(manifest)) {
  if (/i18n\/en\.ts|locale\/en_GB|incidents\/IncidentsPage/.test(key)) closure(key, first)
}

let failed = false
function report(name, size, budget) {
  failed ||= size > budget
  console.log(`${size > budget ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(6)} KB of ${budget}  ${name}`)
}

report('first load (shell, English, incidents)', total(first), firstLoadKb)
for (const key of Object.keys(manifest)
  .filter((each) => /^src\/pages\//.test(each))
  .sort()) {
  const own = [...closure(key)].filter((each) => !shell.has(each))
  report(key, total(own), pageKb)
}
for (const key of Object.keys(manifest).filter((each) => /chartCanvas/.test(each)))
  report(`${key} (every chart)`, total([...closure(key)].filter((each) => !shell.has(each))), chartKb)
process.exit(failed ? 1 : 0)
