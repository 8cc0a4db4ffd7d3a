import type { ReactNode } from 'react'
import { useClient } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './comparison.module.css'
import { Inside } from './inside.tsx'
import { keyed } from './keyed.ts'
import { type DrawnBlock, partsOf } from './parts-of.ts'
import { Pieces, type Shown } from './pieces.tsx'

type FigureProps = { readonly block: DrawnBlock; readonly shown: Shown }

/** A photo with its caption, credit and words for the blind. */
export function FigureView({ block, shown }: FigureProps) {
  const w = useWords()
  const { node, change } = block
  const media = change?.attributes.find(({ name }) => name === 'media')
  const alt = change?.attributes.find(({ name }) => name === 'alt')
  const own = typeof node.attrs?.media === 'string' ? node.attrs.media : null
  return (
    <figure className={cx(styles.figure, styles[block.whole])}>
      <PictureChange
        before={media ? textOrNull(media.before) : own}
        after={media ? textOrNull(media.after) : own}
        shown={shown}
        whole={block.whole}
      />
      <figcaption>
        {keyed(partsOf(block, shown)).map(({ key, thing }) => (
          <Labelled
            key={key}
            label={w(thing.node.type === 'figureCredit' ? 'compare.part.credit' : 'compare.part.caption')}
          >
            <Inside block={block.whole === 'same' ? thing : { ...thing, whole: block.whole }} shown={shown} />
          </Labelled>
        ))}
        <Labelled label={w('compare.part.alt')}>
          {alt?.pieces ? <Pieces pieces={alt.pieces} shown={shown} /> : String(node.attrs?.alt ?? '')}
        </Labelled>
      </figcaption>
    </figure>
  )
}

/** A picture on one side, or both where it was changed and one column shows all. */
export function PictureChange({
  before,
  after,
  shown,
  whole = 'same',
}: {
  readonly before: string | null
  readonly after: string | null
  readonly shown: Shown
  /** The photo came or went as a whole. */
  readonly whole?: DrawnBlock['whole']
}) {
  const w = useWords()
  const changed = before !== after
  return (
    <div className={styles.pictures}>
      {shown === 'after' || (shown === 'both' && !changed) ? null : (
        <Picture media={before} gone={changed || whole === 'removed'} />
      )}
      {shown === 'before' ? null : (
        <Picture media={after} gone={whole === 'removed'} fresh={changed || whole === 'added'} />
      )}
      {changed ? <span className={styles.note}>{w('compare.picture.changed')}</span> : null}
    </div>
  )
}

export function GalleryTitle({ block, shown }: FigureProps) {
  const title = block.change?.attributes.find(({ name }) => name === 'title')
  const own = String(block.node.attrs?.title ?? '')
  if (!title?.pieces) return own === '' ? null : <p className={styles.crosshead3}>{own}</p>
  return (
    <p className={styles.crosshead3}>
      <Pieces pieces={title.pieces} shown={shown} />
    </p>
  )
}

/** A part of a photo with its name before it; nothing where nothing is written. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>{label}</span>
      <span>{children}</span>
    </div>
  )
}

type PictureProps = { readonly media: string | null; readonly gone?: boolean; readonly fresh?: boolean }

function Picture({ media, gone, fresh }: PictureProps) {
  const client = useClient()
  const w = useWords()
  const look = cx(styles.picture, gone && styles.gonePicture, fresh && styles.freshPicture)
  if (media === null) return <span className={cx(look, styles.noPicture)}>{w('compare.picture.none')}</span>
  // The words for the blind stand below, with their own differences.
  return <img className={look} src={client.mediaUrl(media, 640)} alt="" loading="lazy" />
}

const textOrNull = (value: string | number | null): string | null => (typeof value === 'string' ? value : null)
