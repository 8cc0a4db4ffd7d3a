import type { Client } from './client.ts'
import { httpClient } from './http-client.ts'
import { preloadClient, type ToaSoanBridge } from './preload-client.ts'

declare global {
  interface Window {
    readonly toaSoan?: ToaSoanBridge
  }
}

/** The desktop window's own bridge where there is one, else the local web host that served this page. */
export function createClient(): Client {
  return window.toaSoan ? preloadClient(window.toaSoan) : httpClient(sessionOfPage())
}

function sessionOfPage(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="toa-soan-session"]')?.content
  return named ?? sessionStorage.getItem('toa-soan-session') ?? ''
}
