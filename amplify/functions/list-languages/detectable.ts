/** What `auto` recognises: https://docs.aws.amazon.com/comprehend/latest/dg/how-languages.html */
export const detectable: ReadonlySet<string> = new Set(
  (
    "af am ar as az ba be bg bn bs ca ceb cs cv cy da de el en eo es et eu fa fi fr ga gd gl gu he hi hr ht hu hy id ilo is it " +
    "ja jv ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt my ne new nl no or pa pl ps pt qu ro ru sa sd si sk sl " +
    "so sq sr su sv sw ta te tg th tk tl tr tt ug uk ur uz vi yi yo zh zh-TW"
  ).split(" "),
);
