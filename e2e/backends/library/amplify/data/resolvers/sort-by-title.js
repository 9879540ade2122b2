import { util } from "@aws-appsync/utils";

export const request = () => ({ payload: null });

export const response = ({ prev }) => util.list.sortList(prev.result, false, "title");
