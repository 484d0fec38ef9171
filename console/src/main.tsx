import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { ApiError } from './api/client'
import { worthRetrying } from './api/errors'
import { sessionKey } from './api/session'
import { Frame } from './components/Frame'
import { router } from './routes'
import './ui/base.css'

const client: QueryClient = new QueryClient({
  // Being offline is told as an error at once; paused requests would leave the reader guessing.
  defaultOptions: {
    queries: { retry: worthRetrying, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) client.setQueryData(sessionKey, null)
    },
  }),
})

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Frame>
          <RouterProvider router={router} />
        </Frame>
      </QueryClientProvider>
    </StrictMode>,
  )
}
