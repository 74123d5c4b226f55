/** Texts of the advisor's view that are not the advisor's own, in English. */
export const advisorEn = {
  action: "Which transport fits me?",
  actionNote: "An answer for your case, from measured figures",
  form: "Your case",
  range: (least: string, most: string) => `Enter a number from ${least} to ${most}.`,
  whole: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
  reset: "Reset",
  copyLink: "Copy link",
  markdown: "Markdown",
  json: "JSON",
  measured: (date: string) => `These figures were measured on this machine on ${date}.`,
  quick: "It was a quick run.",
  partly: "What it did not measure are reference figures of another machine.",
  reference: "These are reference figures of another machine, not of yours. To measure yours:",
  unreadable: "The report of bench claims cannot be read. These are reference figures of another machine.",
  chosen: "recommended",
  figures: "Figures",
};

/** The same in Korean. */
export const advisorKo: typeof advisorEn = {
  action: "어떤 연결 방식이 나에게 맞을까요?",
  actionNote: "측정한 수치로 내 상황에 맞는 방식을 추천합니다",
  form: "내 상황",
  range: (least, most) => `${least}에서 ${most} 사이의 수를 입력하세요.`,
  whole: (least, most) => `${least}에서 ${most} 사이의 정수를 입력하세요.`,
  reset: "초기화",
  copyLink: "링크 복사",
  markdown: "Markdown",
  json: "JSON",
  measured: (date) => `${date}에 이 컴퓨터에서 측정한 수치입니다.`,
  quick: "빠른 실행이었습니다.",
  partly: "측정하지 않은 것은 다른 컴퓨터의 참고 수치입니다.",
  reference: "내 컴퓨터가 아닌 다른 컴퓨터의 참고 수치입니다. 내 컴퓨터에서 측정하려면:",
  unreadable: "bench claims 보고서를 읽을 수 없습니다. 다른 컴퓨터의 참고 수치를 사용합니다.",
  chosen: "추천",
  figures: "수치",
};
