/** 标签: the words before a colon that say what follows. Each list is read from the right, up to a boundary. */
export type LabelRole = 'lead' | 'support' | 'responsible' | 'person' | 'deadline';

const bodies = '(?:单位|部门|科室|处室|股室|机构|主体|站所|镇街|街镇|乡镇|街道|社区|属地)';
const joined = `(?:(?:和|及|与|、|\\/)?(?:责任|主责|协同|配合)?${bodies}|\\(${bodies}\\))?`;
/** 牵头单位及责任人: the unit and, behind it, who answers for it. */
export const andPeople = '(?:(?:及其?|和|与|、|\\/|\\()(?:具体|直接|主要)?(?:责任人|负责人|责任领导|领导|联系人|联络员)员?\\)?)';
const people = '(?:领导|人|人员|同志|县领导|市领导|区领导|县级领导|市级领导|责任人|负责人)';

export const labelPatterns: readonly [RegExp, LabelRole][] = [
  [
    new RegExp(
      `(?:总?牵头(?:责任|负责|落实)?|主责|主办|主要责任|第一责任|主体责任|首要责任|统筹|主管)${bodies}${joined}${andPeople}?$|(?:牵头)$`,
      'u',
    ),
    'lead',
  ],
  [
    new RegExp(
      `(?:配合|协助|协办|参与|参加|协同|支持|辅助|协作|联动|会同|共同)(?:责任|落实|实施)?${bodies}${joined}${andPeople}?$|(?:配合|协助|协办|参与)$`,
      'u',
    ),
    'support',
  ],
  [
    new RegExp(
      `(?:责任|落实|负责|承办|实施|整改(?:责任)?|执行|承担|包保|承接|具体(?:责任|落实|实施|承办)|落实责任|监管|监督|指导|督办|督导|督促|工作|任务|完成|实施责任|办理|业务主管|行业主管)${bodies}${joined}${andPeople}?$|(?:责任|责任分工|任务分工|负责)$`,
      'u',
    ),
    'responsible',
  ],
  [
    /(?:(?:完成|整改|办结|落实|推进|任务|达标|工作|时间|实施|销号|见效|办理|计划|序时|预计|竣工|开工)(?:时限|时间|期限|日期|节点|进度)(?:要求|节点|安排)?|时限(?:要求)?|期限|时间(?:要求|节点|安排|进度)?|进度(?:要求|安排)|完成(?:时限)?)$/u,
    'deadline',
  ],
  [
    new RegExp(
      `(?:(?:责任|牵头|分管|主管|包保|包抓|挂钩|联系|督办|督导|总负责|直接|主要|第一|具体|协助|配合|挂点|挂联|审核|填报|整改|销号)(?:责任)?${people}(?:及(?:联系)?电话|和电话)?|联系(?:人|电话|方式)|联络员|电话|备注)$`,
      'u',
    ),
    'person',
  ],
];
