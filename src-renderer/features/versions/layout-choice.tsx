import { useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './layout-choice.module.css'
import type { Layout } from './row-view.tsx'

type LayoutChoiceProps = { readonly layout: Layout; readonly onChange: (layout: Layout) => void }

const LAYOUTS: readonly Layout[] = ['sides', 'one']

/** Beside each other, or in one column. */
export function LayoutChoice({ layout, onChange }: LayoutChoiceProps) {
  const w = useWords()
  return (
    <span className={styles.layouts} role="radiogroup" aria-label={w('compare.view')}>
      {LAYOUTS.map((one) => (
        <label key={one} className={cx(styles.layout, one === layout && styles.chosen)}>
          <input
            type="radio"
            name="compare-layout"
            className="visually-hidden"
            checked={one === layout}
            onChange={() => onChange(one)}
          />
          {w(`compare.view.${one}`)}
        </label>
      ))}
    </span>
  )
}
