import { expect, it } from "vitest";
import { compileTemplate } from "./template.ts";

function render(source: string, variables: Record<string, unknown> = {}, warn: (message: string) => void = () => undefined): string {
  const rendering = compileTemplate(source)(variables, warn);
  return "text" in rendering ? rendering.text.trim() : `returned ${JSON.stringify(rendering.returned)}`;
}

it.each<[string, string, Record<string, unknown>?]>([
  // References
  ["$a.b", "1", { a: { b: 1 } }],
  ["${a.b}s", "1s", { a: { b: 1 } }],
  ["$a.c $!a.c|", "$a.c |", { a: {} }],
  ["$a[0] $a[-1] $m['k']", "x y v", { a: ["x", "y"], m: { k: "v" } }],
  ["$a $m", "[1, [2]] {k=v, n=null}", { a: [1, [2]], m: { k: "v", n: null } }],
  ["cost $5, mail@x.org, # and #x", "cost $5, mail@x.org, # and #x"],
  ["$a.__proto__ $a.constructor", "$a.__proto__ $a.constructor", { a: {} }],
  // Set
  ['#set($x = "v")$x', "v"],
  ["#set($a.b = {})#set($a.b.c = [1, true, null])$a", "{b={c=[1, true, null]}}", { a: {} }],
  ["#set($a['k'] = 1)$a.k", "1", { a: {} }],
  ['#set($x = "$a.b::$c")$x', "1::2", { a: { b: 1 }, c: 2 }],
  ['#set($x = "AND $")$x', "AND $"],
  ['#set($x = "#keyCount$n = :v$n AND ")$x', "#keyCount1 = :v1 AND", { n: 1 }],
  ["#set($x = '$a')$x", "$a", { a: 1 }],
  ["#set($x = [1..3])$x", "[1, 2, 3]"],
  // Operators
  ["#set($x = 7 / 2)$x #set($y = 7 % 4)$y #set($z = 1 + 2 * 3)$z", "3 3 7"],
  ['#set($x = "a" + 1)$x', "a1"],
  ["#if($n)yes#{else}no#end", "no", { n: null }],
  ["#if($n == 0)yes#elseif($n == 1)one#else no#end", "one", { n: 1 }],
  ['#if("")empty is true#end#if($zero) zero too#end', "empty is true zero too", { zero: 0 }],
  ["#if($t || $f && $f)yes#end", "yes", { t: true, f: false }],
  ["#if(!($t && $f))yes#end", "yes", { t: true, f: false }],
  ["#set($same = {'a': [1]})#if($m == $same)equal#end", "equal", { m: { a: [1] } }],
  ["#if($n > 1 && $n <= 2)in#end", "in", { n: 2 }],
  // Loops
  ["#foreach($i in [1,2,3])$i#if($foreach.hasNext),#end#end", "1,2,3"],
  ["#foreach($i in $m)$i$velocityCount#if($foreach.hasNext()) #end#end", "a1 b2", { m: { x: "a", y: "b" } }],
  ["#foreach($e in $m.entrySet())$e.key=${e.value};#end", "x=a;", { m: { x: "a" } }],
  ["#foreach($i in [1,2,3])#if($i == 2)#break#end$i#end!", "1!"],
  ["#foreach($i in $nothing)x#end|", "|"],
  ["#foreach($i in [1])#foreach($j in [2])$i$j#end$i#end", "121"],
  // Methods of maps, lists and strings
  ["$!m.put('b', 2) $m.get('b') $m.containsKey('b') $m.keySet() $m.size()", "2 true [a, b] 2", { m: { a: 1 } }],
  ["$!m.putAll({'c': 3})$m.remove('a') $m.values() $m.isEmpty()", "1 [3] false", { m: { a: 1 } }],
  ["$l.add(3)$l.addAll([4])$l.contains(4) $l.size() $l.get(0) $l.indexOf(3) $l.subList(0, 2)", "truetruetrue 3 1 1 [1, 3]", { l: [1] }],
  ["$l.remove(0) $l.remove('b') $l.isEmpty()", "a true true", { l: ["a", "b"] }],
  ['$s.split("::").size() $s.split("::")[1] $s.replaceAll("[a-z]+$", "!") $s.substring(0, 1)', "2 b a::! a", { s: "a::b" }],
  ['$s.toUpperCase() $s.contains("b") $s.indexOf("b") $s.length() $s.isEmpty() $s.equals("ab") $s.matches("a.")', "AB true 1 2 false true true", { s: "ab" }],
  ["$a.b.c.d() and $a.none()", "$a.b.c.d() and $a.none()", { a: {} }],
  // Return
  ["before #return({'a': 1}) after", 'returned {"a":1}'],
  ["#if(true)#return#end never", "returned null"],
  ["#foreach($i in [1,2])#return($i)#end", "returned 1"],
  // Comments
  ["a ## b\nc #* d *# e", "a c  e"],
])("renders %s", (source, expected, variables = {}) => {
  expect(render(source, variables).replace(/\n/g, "")).toBe(expected);
});

it("warns of a method that a value does not have, which renders as it is written", () => {
  const warnings: string[] = [];
  expect(render("$l.put(1)", { l: [] }, (message) => warnings.push(message))).toBe("$l.put(1)");
  expect(warnings).toEqual(["no method put with 1 arguments on []"]);
});

it("raises what a method throws", () => {
  expect(() => render("$l.get(5)", { l: [1] })).toThrow("Index: 5, Size: 1");
});

it("keeps nothing of one rendering for the next", () => {
  const template = compileTemplate("$!seen#set($seen = 1)");
  expect([template({}, () => undefined), template({}, () => undefined)]).toEqual([{ text: "" }, { text: "" }]);
});
