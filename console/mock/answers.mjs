// @ts-check

/** What every operation answers with: a refusal, something that exists, a page. */

export class Refusal extends Error {
  /** @param {number} status @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** @template T @param {T | undefined} found @returns {T} */
export function existing(found) {
  if (found === undefined) throw new Refusal(400, 'ResourceNotFound', 'no such resource')
  return found
}

/** @template T @param {T[]} all @param {any} request */
export function paged(all, request) {
  const limit = request.limit ?? 100
  const from = request.search_after_ctx ? Number(request.search_after_ctx) : ((request.p ?? 1) - 1) * limit
  const more = from + limit < all.length
  return {
    items: all.slice(from, from + limit),
    total: all.length,
    has_next_page: more,
    search_after_ctx: more ? String(from + limit) : '',
  }
}
