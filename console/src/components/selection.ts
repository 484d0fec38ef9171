/** The selection after one row was ticked or unticked; with shift, all rows from the last one touched. */
export function afterToggle(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  id: string,
  anchor: string | undefined,
): Set<string> {
  const next = new Set(selected)
  const on = !selected.has(id)
  const from = anchor === undefined ? -1 : ids.indexOf(anchor)
  const to = ids.indexOf(id)
  const range = from === -1 || to === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  for (const each of range) {
    if (on) next.add(each)
    else next.delete(each)
  }
  return next
}
