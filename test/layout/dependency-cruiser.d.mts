import type { ICruiseOptions, IForbiddenRuleType } from "dependency-cruiser";

declare const layout: { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
export default layout;
