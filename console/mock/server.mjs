// @ts-check
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { answer } from './http.mjs'

/** Serves the built console and answers its API; for development, pictures and journeys without a server. */
const root = new URL('../dist/', import.meta.url).pathname
const port = Number(process.env.PORT ?? 4180)
const kinds = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
})

createServer((request, response) => {
  if (request.method === 'POST') {
    void answer(request, response)
    return
  }
  const wanted = join(root, normalize(new URL(request.url ?? '/', 'http://localhost').pathname))
  const file = extname(wanted) !== '' && existsSync(wanted) ? wanted : join(root, 'index.html')
  response.setHeader('Content-Type', kinds[extname(file)] ?? 'application/octet-stream')
  createReadStream(file).pipe(response)
}).listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${port}`))
