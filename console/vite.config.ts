import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

/** In development every POST is answered by the mock, so pages and API may share addresses. */
function mockApi(): Plugin {
  return {
    name: 'mock-api',
    async configureServer(server) {
      const { answer } = await import('./mock/http.mjs')
      server.middlewares.use((request, response, next) => {
        if (request.method === 'POST') void answer(request, response)
        else next()
      })
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [react(), mockApi()],
  build: { manifest: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  test: { include: ['src/**/*.test.ts'] },
})
