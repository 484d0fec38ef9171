/** How often an open page asks what changed; background tabs do not ask. */
export const liveMs = 5_000
export const slowLiveMs = 15_000
