import {
  circle,
  HEIGHT,
  hills,
  house,
  palm,
  path,
  person,
  rect,
  scatter,
  shape,
  sky,
  table,
  times,
  tree,
  WIDTH,
} from './drawing.ts'

const CLOTHS = ['#c8503c', '#2f6f9f', '#e0a63a', '#4f8a5b', '#8a5a9c', '#d97a8a', '#f0ede6', '#3d6c8c']
const cloth = (index: number): string => CLOTHS[index % CLOTHS.length] ?? '#2f6f9f'
const crowd = (count: number, x: number, step: number, y: number, size: number, hats = false): string =>
  times(count, (index) =>
    person(x + index * step, y + (index % 2) * 14, size, cloth(index * 3 + 1), hats && index % 3 !== 0),
  )
const sun = (x: number, y: number, fill = '#fbe3a2') => circle(x, y, 92, `${fill}66`) + circle(x, y, 62, fill)

/** Every picture of the demonstration library, by file name; drawn for this project. */
export const SCENES: Readonly<Record<string, () => string>> = {
  'nha-van-hoa.jpg': () =>
    sky('#9fcbe6', '#f2ead6') +
    hills(520, 150, '#a9c39a', 3) +
    hills(610, 90, '#86ad78', 4) +
    rect(0, 690, WIDTH, 310, '#d8c7a0') +
    house(470, 720, 660, 250, '#f3e6c8', '#a8492f') +
    rect(600, 500, 400, 46, '#b3352b', 6) +
    times(12, (index) =>
      shape(`${140 + index * 115},300 ${172 + index * 115},300 ${156 + index * 115},350`, cloth(index)),
    ) +
    path('M120 300 Q800 350 1500 300', 'none', '#7d7468', 4) +
    tree(250, 740, 320, '#4d8a4e') +
    tree(1390, 745, 360, '#5b9656') +
    crowd(13, 190, 100, 900, 210),

  'thu-vien-sach-noi.jpg': () => {
    const next = scatter(11)
    const book = (y: number, index: number) => {
      const height = 90 + next() * 50
      return rect(130 + index * 35, y - height, 27, height, cloth(Math.floor(next() * 8)), 3)
    }
    const shelf = (y: number) => times(38, (index) => book(y, index)) + rect(110, y, 1380, 18, '#8a5f3b')
    return (
      rect(0, 0, WIDTH, HEIGHT, '#f1e3c8') +
      rect(90, 90, 1420, 500, '#e2cba2') +
      shelf(260) +
      shelf(430) +
      shelf(590) +
      rect(0, 720, WIDTH, 280, '#c89f6d') +
      times(
        4,
        (index) =>
          person(330 + index * 310, 850, 330, cloth(index + 1)) +
          path(`M${290 + index * 310} 552 a40 44 0 0 1 80 0`, 'none', '#2b2b33', 10) +
          rect(278 + index * 310, 545, 20, 44, '#2b2b33', 8) +
          rect(362 + index * 310, 545, 20, 44, '#2b2b33', 8),
      ) +
      table(160, 960, 1280, 220) +
      times(4, (index) => rect(300 + index * 310, 715, 70, 26, '#3a4656', 6))
    )
  },

  'bong-chuyen.jpg': () =>
    sky('#8cc4ea', '#f7efd9') +
    hills(500, 120, '#9cbf8a', 8) +
    rect(0, 620, WIDTH, 380, '#d6a877') +
    path('M120 960 L420 680 L1180 680 L1480 960 Z', 'none', '#fff8ec', 9) +
    crowd(22, 40, 74, 640, 150) +
    rect(792, 330, 14, 520, '#5b4a3c') +
    rect(806, 380, 10, 130, '#fff') +
    times(9, (index) => path(`M180 ${390 + index * 15} L1420 ${390 + index * 15}`, 'none', '#f6f1e6', 3)) +
    times(42, (index) => path(`M${190 + index * 30} 390 L${190 + index * 30} 510`, 'none', '#f6f1e6', 2)) +
    person(420, 910, 290, '#c8503c') +
    person(630, 830, 260, '#c8503c') +
    person(990, 800, 260, '#2f6f9f') +
    person(1210, 920, 290, '#2f6f9f') +
    circle(910, 300, 40, '#f3d36a') +
    path('M880 285 q30 30 60 -4', 'none', '#b98a2e', 5),

  'duong-lien-thon.jpg': () =>
    sky('#a8d3ee', '#fdf3dd') +
    sun(1290, 190) +
    hills(430, 170, '#8fb49a', 5) +
    hills(520, 90, '#7aa76e', 6) +
    rect(0, 560, WIDTH, 440, '#9cc35f') +
    times(10, (index) => path(`M${index * 180 - 80} 1000 L${520 + index * 62} 560`, 'none', '#86b04e', 10)) +
    shape('640,1000 1080,1000 830,540 790,540', '#cfc8ba') +
    shape('852,1000 868,1000 812,560 808,560', '#fff8e6') +
    house(160, 600, 220, 100, '#f2e0bd', '#a8492f') +
    house(1230, 590, 200, 90, '#e9efe9', '#7c4a3a') +
    tree(480, 640, 200, '#4d8a4e') +
    tree(1120, 640, 220, '#5b9656') +
    person(820, 860, 210, '#2f6f9f', true) +
    person(915, 800, 180, '#c8503c', true) +
    circle(760, 880, 34, 'none') +
    palm(1450, 800, 330),

  'dong-lua.jpg': () => {
    const next = scatter(21)
    return (
      sky('#f3c58c', '#fbeccb') +
      sun(420, 260, '#f7a65a') +
      hills(470, 180, '#8aa08a', 12) +
      hills(560, 100, '#6f9362', 13) +
      rect(0, 600, WIDTH, 400, '#d9b44a') +
      times(260, () =>
        path(
          `M${next() * 1600} ${640 + next() * 360} q6 -26 ${next() * 22 - 6} -44`,
          'none',
          next() > 0.5 ? '#b98f2c' : '#ecd27a',
          5,
        ),
      ) +
      crowd(6, 260, 215, 860, 230, true) +
      times(4, (index) => circle(380 + index * 300, 900, 46, '#c79a36') + circle(420 + index * 300, 912, 38, '#b3862a'))
    )
  },

  'cho-phien.jpg': () =>
    sky('#b9d9ea', '#f7ead2') +
    hills(430, 140, '#93b08a', 15) +
    rect(0, 640, WIDTH, 360, '#c9ad84') +
    times(
      5,
      (index) =>
        shape(`${40 + index * 315},420 ${195 + index * 315},330 ${350 + index * 315},420`, cloth(index)) +
        rect(60 + index * 315, 420, 12, 290, '#7a5a3c') +
        rect(320 + index * 315, 420, 12, 290, '#7a5a3c') +
        table(70 + index * 315, 730, 250, 120) +
        times(6, (item) =>
          circle(
            100 + index * 315 + item * 38,
            598,
            22,
            ['#d8503a', '#6ea04a', '#e6a83c', '#8c4f7c'][(item + index) % 4] ?? '#6ea04a',
          ),
        ),
    ) +
    crowd(11, 110, 138, 930, 240, true),

  'cau-treo.jpg': () =>
    sky('#9ccbe2', '#eef3e6') +
    hills(420, 200, '#7ea88c', 17) +
    hills(540, 120, '#5f9470', 18) +
    rect(0, 720, WIDTH, 280, '#7fb3c4') +
    times(16, (index) => path(`M${index * 110} ${770 + (index % 5) * 42} q40 -12 90 0`, 'none', '#a9d0da', 6)) +
    rect(250, 300, 34, 440, '#8d8579') +
    rect(1316, 300, 34, 440, '#8d8579') +
    path('M0 470 L267 310 Q800 700 1333 310 L1600 470', 'none', '#6a645c', 9) +
    rect(0, 616, WIDTH, 24, '#a56f43') +
    times(30, (index) => {
      const x = 300 + index * 35
      const y = 310 + 195 * (1 - ((x - 800) / 533) ** 2)
      return path(`M${x} ${y} L${x} 616`, 'none', '#6a645c', 3)
    }) +
    times(7, (index) => person(460 + index * 105, 618, 130, cloth(index), index % 2 === 0)) +
    tree(90, 740, 300, '#3f7d46') +
    tree(1500, 745, 320, '#4d8a4e'),

  'lop-hoc.jpg': () =>
    rect(0, 0, WIDTH, HEIGHT, '#f4ecd8') +
    rect(0, 700, WIDTH, 300, '#c79d6b') +
    rect(330, 110, 940, 380, '#8a5f3b', 8) +
    rect(350, 130, 900, 340, '#2f5a48', 4) +
    times(5, (index) => path(`M420 ${200 + index * 54} h${560 - (index % 3) * 120}`, 'none', '#dfeadf', 6)) +
    rect(70, 150, 190, 300, '#cfe6f0', 6) +
    rect(160, 150, 8, 300, '#fff') +
    rect(1340, 150, 190, 300, '#cfe6f0', 6) +
    rect(1430, 150, 8, 300, '#fff') +
    person(1130, 720, 330, '#d97a8a') +
    times(6, (index) => person(170 + index * 250, 880, 250, '#f0ede6') + table(80 + index * 250, 950, 190, 150)),

  'vuon-che.jpg': () => {
    const row = (y: number, fill: string) =>
      times(27, (index) => circle(index * 64 - 20, y + Math.sin(index * 0.7 + y) * 16, 54, fill))
    return (
      sky('#cfe3ea', '#f8f1de') +
      hills(360, 180, '#a7bfae', 23) +
      hills(470, 140, '#7fa57c', 24) +
      row(560, '#5f9a55') +
      row(640, '#4f8b48') +
      person(420, 700, 190, '#c8503c', true) +
      person(980, 710, 190, '#2f6f9f', true) +
      row(740, '#629f56') +
      person(700, 830, 220, '#e0a63a', true) +
      person(1260, 840, 220, '#8a5a9c', true) +
      row(850, '#4a8544') +
      row(960, '#3f773c')
    )
  },

  'den-ong-sao.jpg': () => {
    const star = (x: number, y: number, size: number, fill: string) =>
      circle(x, y, size * 1.35, `${fill}33`) +
      shape(
        times(10, (index) => {
          const angle = (index * Math.PI) / 5 - Math.PI / 2
          const reach = index % 2 === 0 ? size : size * 0.42
          return `${(x + Math.cos(angle) * reach).toFixed(1)},${(y + Math.sin(angle) * reach).toFixed(1)} `
        }),
        fill,
      ) +
      path(`M${x} ${y + size} v${size * 1.6}`, 'none', '#8a6a48', 7)
    return (
      sky('#152447', '#3f4a78') +
      circle(1250, 210, 120, '#f9edc4') +
      times(70, (index) => circle((index * 211) % 1600, (index * 97) % 420, 2 + (index % 3), '#fff7d6')) +
      hills(640, 120, '#22345a', 27) +
      rect(0, 760, WIDTH, 240, '#2a3150') +
      times(
        8,
        (index) =>
          person(150 + index * 190, 940, 230, cloth(index)) +
          star(
            215 + index * 190,
            540 + (index % 3) * 46,
            72,
            ['#f2c14e', '#e4572e', '#76b041', '#ff8fa3'][index % 4] ?? '#f2c14e',
          ),
      )
    )
  },

  'ben-do.jpg': () =>
    sky('#f6d9b4', '#fdf2df') +
    sun(1180, 250, '#f8b26a') +
    hills(430, 130, '#9aa992', 31) +
    rect(0, 540, WIDTH, 460, '#8fbcc6') +
    times(22, (index) => path(`M${(index * 173) % 1500} ${580 + index * 19} q50 -12 110 0`, 'none', '#b5d6da', 6)) +
    path('M420 720 q390 170 780 0 l-70 110 q-320 60 -640 0 Z', '#7a4f32') +
    person(620, 740, 220, '#4f8a5b', true) +
    person(800, 755, 220, '#c8503c', true) +
    person(980, 740, 220, '#2f6f9f') +
    path('M1060 560 L1200 860', 'none', '#6b4a32', 10) +
    palm(160, 640, 380) +
    palm(300, 600, 300),

  'nha-moi.jpg': () =>
    sky('#a4d0ea', '#f8efd8') +
    hills(470, 150, '#8fb391', 35) +
    hills(570, 80, '#79a76b', 36) +
    rect(0, 700, WIDTH, 300, '#cdb98d') +
    house(420, 740, 620, 260, '#f6ead0', '#b0492f') +
    house(1130, 730, 220, 130, '#d9cfba', '#8a6a50') +
    tree(220, 750, 330, '#4d8a4e') +
    palm(1450, 780, 380) +
    times(
      5,
      (index) =>
        rect(1080 + index * 46, 850, 40, 24, '#b5583d', 3) + rect(1060 + index * 46, 876, 40, 24, '#a94f36', 3),
    ) +
    crowd(7, 330, 120, 930, 240),
}
