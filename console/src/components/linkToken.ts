/** The token of a link: behind `#`, so that no server on the way writes it down. */
export const tokenFrom = (hash: string) => decodeURIComponent(hash.replace(/^#/, ''))
