import { describe, expect, it } from 'vitest'
import { readPlaces, withPlace } from './remembered-places.ts'

describe('where the person was in each article', () => {
  it('is kept once for each article, and for the latest two hundred', () => {
    let places = readPlaces(null)
    for (let at = 0; at < 250; at += 1) places = withPlace(places, { id: `bai-${at}`, top: at, caret: 1 })
    places = withPlace(places, { id: 'bai-60', top: 5, caret: 9 })
    expect(places).toHaveLength(200)
    expect(places.filter(({ id }) => id === 'bai-60')).toEqual([{ id: 'bai-60', top: 5, caret: 9 }])
    expect(readPlaces(JSON.stringify(places))).toEqual(places)
  })
  it('leaves out what it did not write', () => {
    expect(readPlaces('{')).toEqual([])
    expect(readPlaces('{"id":"a"}')).toEqual([])
    expect(readPlaces('[null,{"id":"a","top":"1","caret":2},{"id":"b","top":1,"caret":2}]')).toEqual([
      { id: 'b', top: 1, caret: 2 },
    ])
  })
})
