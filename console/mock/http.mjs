// @ts-check
import { randomUUID } from 'node:crypto'
import { Refusal } from './answers.mjs'
import { csv, uploaded } from './mapping.mjs'
import { operations } from './operations.mjs'
import { sampleWorld } from './sample.mjs'
import { push, refuse } from './world.mjs'

const password = process.env.E2E_PASSWORD ?? 'quell'
const base = process.env.MOCK_PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? '4180'}`

const world = sampleWorld(base, {
  rows: Number(process.env.MOCK_ROWS ?? 0),
  cases: Number(process.env.MOCK_CASES ?? 0),
  rules: Number(process.env.MOCK_RULES ?? 0),
  empty: process.env.MOCK_EMPTY === '1',
})

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** @param {import('node:http').IncomingMessage} request @param {string} name */
function cookie(request, name) {
  return (request.headers.cookie ?? '')
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** @param {URL} url @param {string} text */
function pushed(url, text) {
  const key = url.searchParams.get('integration_key')
  const now = Math.floor(Date.now() / 1000)
  const integration = [...world.integrations.values()].find((each) => {
    const old = world.oldKeys.get(each.integration_id)
    if (old?.key !== key || old === undefined || old.until <= now) return each.integration_key === key
    old.used = now
    return true
  })
  if (integration?.status === 'disabled')
    refuse(world, integration, 'integration: disabled (expected: an enabled one)', Date.now())
  if (integration === undefined || integration.status === 'disabled')
    throw new Refusal(401, 'Unauthorized', 'integration_key: unknown')
  const { delivery } = push(world, integration, text, now)
  if (delivery.verdict === 'rejected') throw new Refusal(400, 'InvalidParameter', delivery.reason)
  const keys = delivery.events.map((each) => each.alert_key)
  return keys.length === 1 ? { alert_key: keys[0] } : keys.length === 0 ? {} : { alert_keys: keys }
}

/** @param {string} path @param {any} body @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function operate(path, body, request, response) {
  const token = cookie(request, 'quell_session')
  if (path === '/session/create') {
    if (body.email !== world.me.email || body.password !== password)
      throw new Refusal(401, 'Unauthorized', 'email and password do not match')
    const fresh = randomUUID()
    world.sessions.add(fresh)
    response.appendHeader('Set-Cookie', `quell_session=${fresh}; Path=/; HttpOnly; SameSite=Lax`)
    return world.me
  }
  if (!world.sessions.has(token)) throw new Refusal(401, 'Unauthorized', 'log in first')
  if (path === '/session/info') return world.me
  if (request.headers['x-xsrf-token'] !== cookie(request, 'XSRF-TOKEN'))
    throw new Refusal(403, 'AccessDenied', 'X-XSRF-TOKEN does not match')
  if (path === '/session/delete') {
    world.sessions.delete(token)
    return {}
  }
  if (path === '/enrichment/mapping/data/upload')
    return uploaded(world, new URL(request.url ?? '/', base).searchParams, body)
  if (path === '/enrichment/mapping/data/download') return csv(world, body)
  const operation = operations[path]
  if (operation === undefined) throw new Refusal(404, 'ResourceNotFound', `no operation ${path}`)
  return operation(world, body, base)
}

/** Answers one POST. @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
export async function answer(request, response) {
  const request_id = randomUUID().replaceAll('-', '')
  const url = new URL(request.url ?? '/', base)
  const text = await bodyOf(request)
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Flashcat-Request-Id', request_id)
  if (cookie(request, 'XSRF-TOKEN') === undefined)
    response.appendHeader('Set-Cookie', `XSRF-TOKEN=${randomUUID()}; Path=/; SameSite=Lax`)
  try {
    const data = url.pathname.startsWith('/event/push/')
      ? pushed(url, text)
      : operate(url.pathname, JSON.parse(text || '{}'), request, response)
    response.end(JSON.stringify({ request_id, data }))
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalError', String(error))
    response.statusCode = refusal.status
    response.end(JSON.stringify({ request_id, error: { code: refusal.code, message: refusal.message } }))
  }
}
