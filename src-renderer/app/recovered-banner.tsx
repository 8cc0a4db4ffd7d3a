import { useState } from 'react'
import { type Session, useLibraryStatus } from '../client/index.ts'
import { printInstant, useWords } from '../copy/index.ts'
import { Banner, Button } from '../ui/index.ts'

type RecoveredBannerProps = {
  readonly recovered: Session['recovered']
  readonly onOpen: (id: string) => void
  readonly onDetails: () => void
}

const NAMED = 2

/** What was read from another copy, by title, with where the copy came from; stays until it is seen. */
export function RecoveredBanner({ recovered, onOpen, onDetails }: RecoveredBannerProps) {
  const w = useWords()
  const [seen, setSeen] = useState(0)
  const news = recovered.slice(seen)
  const status = useLibraryStatus(news.length > 0)
  const known = new Map(status?.ok ? status.value.recovered.map((one) => [one.id, one]) : [])
  const first = news[0]
  if (!first || !status) return null
  const titleOf = (id: string) =>
    id === 'library.json' ? w('status.recovered.config') : known.get(id)?.title || w('list.untitled')
  const titles = news
    .slice(0, NAMED)
    .map(({ id }) => `“${titleOf(id)}”`)
    .join(', ')
  const rest = news.length - NAMED
  const isArticle = first.id !== 'library.json'
  return (
    <Banner
      kind="info"
      actions={
        <>
          {news.length === 1 && isArticle ? (
            <Button kind="link" onClick={() => onOpen(first.id)}>
              {w('banner.recovered.open')}
            </Button>
          ) : null}
          <Button onClick={onDetails}>{w('banner.recovered.details')}</Button>
          <Button onClick={() => setSeen(recovered.length)}>{w('banner.recovered.seen')}</Button>
        </>
      }
    >
      {news.length === 1
        ? w('banner.recovered.one', {
            title: titleOf(first.id),
            copy: w(`banner.recovered.${first.from}`),
            when: printInstant(known.get(first.id)?.at ?? '', new Date()),
          })
        : w('banner.recovered.many', {
            n: news.length,
            titles: rest > 0 ? w('banner.recovered.and', { titles, n: rest }) : titles,
          })}
    </Banner>
  )
}
