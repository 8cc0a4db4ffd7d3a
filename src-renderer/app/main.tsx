import '../styles/base.css'
import { createClient } from '../client/index.ts'
import { mountApp } from './mount-app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
mountApp(root, createClient())
