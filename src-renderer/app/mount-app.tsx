import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Client, ClientProvider } from '../client/index.ts'
import { App } from './app.tsx'

/** Draws the window into `root`, talking to whichever host `client` stands for. */
export function mountApp(root: HTMLElement, client: Client): void {
  const queries = new QueryClient({
    // Failures are values and the host tells what changed; nothing is asked twice on its own.
    defaultOptions: {
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
        networkMode: 'always',
      },
    },
  })
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <ClientProvider client={client}>
            <App />
          </ClientProvider>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )
}
