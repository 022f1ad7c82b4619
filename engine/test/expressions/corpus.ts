/** Data that the corpus reads. */
export const data = {
  amount: 1200,
  price: 0.5,
  priority: 'urgent',
  紧急程度: '特急',
  solved: true,
  open: false,
  nothing: null,
  text: 'Hello 世界',
  xs: [3, 1, 2],
  names: ['b', 'a', 'c', 'a'],
  rows: [
    { name: '电脑', qty: 2, unit: 10.5, tags: ['x'] },
    { name: '打印机', qty: 1, unit: 99, tags: [] },
    { name: '显示器', qty: 5, unit: 7, tags: ['x', 'y'] },
  ],
  customer: { name: '张三', address: { city: '北京' }, vip: null },
  day: '2026-09-30',
} as const;

/** Expressions on which we and feelin must agree. One per line; temporal values are compared as text. */
export const corpus: readonly string[] = `
1 + 2 * 3
(1 + 2) * 3
2 ** 3
2 ** 3 ** 1
-5 + 2
-amount
- 3
10 / 4
1 / 0
7 - 2 - 1
1.5 + 2.25
.5 + 1
10 - -3
amount * price
amount / 3 > 399
1 = 1
1 = 2
1 != 2
"a" = "a"
"a" != "b"
"a" < "b"
"b" >= "a"
2 > 1
2 <= 2
true = false
null = null
nothing = null
null != null
amount = null
amount != null
missing = null
[1, 2] = [1, 2]
[1, 2] = [2, 1]
{a: 1} = {a: 1}
true and true
true and false
false and nothing
nothing and false
true and nothing
nothing or true
nothing or false
true or nothing
false or false
open or solved
amount > 1000 and priority = "urgent"
amount > 1000 or missing > 2
not(true)
not(open)
not(nothing)
not(amount)
紧急程度 = "特急"
紧急程度 = "一般" or amount > 100
"a" + "b"
"编号" + string(amount)
text + "!"
if amount > 1000 then "大额" else "小额"
if nothing then 1 else 2
if missing > 3 then 1 else 2
if "x" then 1 else 2
if solved then if open then 1 else 2 else 3
amount between 1000 and 2000
amount between 1200 and 1200
amount between 1 and 2
amount in [1000..2000]
amount in (1200..2000]
amount in [1..1200)
amount in ]1..1300[
amount in (1, 2, 1200)
amount in (> 1000)
amount in (< 1000, > 1100)
priority in ("normal", "urgent")
priority in ["normal", "urgent"]
"a" in names
"z" in names
2 in xs
5 in [[1..3], [4..6]]
[1, 2, 3]
[]
[1, "a", true, null]
xs[1]
xs[-1]
xs[4]
xs[item > 1]
xs[item > 9]
names[item = "a"]
rows[1].name
rows[qty > 1].name
rows[qty > 1 and unit < 10][1].name
rows[name = "打印机"][1].unit
rows.qty
rows.tags
rows.missing
rows[-1].qty
customer.name
customer.address.city
customer.missing
customer.missing.deeper
missing.deeper
customer.vip
{a: 1, b: a + 1}
{"key with space": 1}
{a: {b: 2}}.a.b
{a: 1}.a
for i in [1, 2, 3] return i * 2
for i in 1..4 return i
for i in 4..1 return i
for i in xs, j in [10, 20] return i + j
for r in rows return r.qty * r.unit
for r in rows return r.name
sum(for r in rows return r.qty)
some x in xs satisfies x > 2
some x in xs satisfies x > 3
every x in xs satisfies x > 0
every x in xs satisfies x > 1
some r in rows satisfies r.qty = 5
every r in rows satisfies r.unit > 1
some x in [] satisfies x > 1
every x in [] satisfies x > 1
some x in xs, y in [1] satisfies x = y
count(xs)
count([])
count(rows)
count(rows[qty > 1])
sum(xs)
sum(1, 2, 3)
sum([])
sum(rows.qty)
min(xs)
max(xs)
min(3, 1, 2)
max(names)
min([])
mean(xs)
mean(1, 2, 3, 6)
median([3, 1, 2])
median([4, 1, 2, 3])
product([2, 3, 4])
mode([1, 2, 2, 3, 3])
all([true, true])
all([true, false])
all([])
any([false, true])
any([])
list contains(names, "a")
list contains(xs, 9)
append(xs, 4)
append(xs, 4, 5)
concatenate([1], [2], [3])
union([1, 2], [2, 3])
insert before([1, 2], 1, 0)
remove([1, 2, 3], 2)
reverse(xs)
index of(names, "a")
index of(names, "z")
distinct values(names)
flatten([[1, [2]], 3])
sublist([1, 2, 3, 4], 2)
sublist([1, 2, 3, 4], 2, 2)
sublist([1, 2, 3, 4], -2)
contains(text, "世")
contains(text, "x")
contains(nothing, "x")
starts with(text, "Hello")
ends with(text, "界")
string length(text)
string length("")
substring(text, 1, 5)
substring(text, 7)
substring("foobar", -2)
substring("foobar", -2, 1)
substring("foobar", 3, 3)
upper case("abc")
lower case("ABC")
substring before("foobar", "bar")
substring before("foobar", "x")
substring after("foobar", "ob")
substring after("foobar", "")
replace("abcd", "(ab)|(a)", "x")
matches("foobar", "^fo*b")
matches("abc", "[d-f]")
matches("ABC", "abc", "i")
split("a;b;c", ";")
string join(names, ",")
string join(names)
string(1.5)
string(true)
string("x")
string(nothing)
number("12.5")
number("1,200.5", ",", ".")
number("abc")
number("1 200", " ")
floor(1.5)
floor(-1.5)
floor(-1.56, 1)
ceiling(1.5)
ceiling(-1.5)
round up(5.5, 0)
round down(5.5, 0)
round half up(2.5, 0)
round half down(2.5, 0)
round half up(-2.5, 0)
round half up(1.126, 2)
decimal(1/3, 2)
decimal(1.5, 0)
decimal(2.5, 0)
abs(-3)
abs(amount)
modulo(12, 5)
modulo(-12, 5)
modulo(12, -5)
sqrt(16)
odd(3)
odd(2)
even(2)
even(3)
is(1, 1)
get value(customer, "name")
get value(customer, "missing")
context put(customer, "age", 3).age
count(get entries({a: 1, b: 2}))
get entries({a: 1})[1].key
string(date("2026-09-30"))
string(date(2026, 9, 30))
date("2026-09-30") < date("2026-10-01")
date("2026-09-30") = date("2026-09-30")
date("2026-09-30").year
date("2026-09-30").month
date("2026-09-30").day
date("2026-09-30").weekday
string(date("2026-09-30") + duration("P1D"))
string(date("2026-01-31") + duration("P1M"))
string(date("2026-09-30") - duration("P1M"))
string(date("2026-09-30") - date("2026-09-28"))
string(@"2026-09-30")
@"2026-09-30" = date("2026-09-30")
string(duration("P1DT2H"))
duration("PT90M").hours
duration("P1DT2H").days
duration("P1DT2H") > duration("P1D")
duration("PT60M") = duration("PT1H")
string(duration("PT1H") + duration("PT30M"))
string(duration("P1Y2M"))
duration("P1Y2M").years
duration("P1Y2M").months
string(years and months duration(date("2024-01-15"), date("2026-03-14")))
string(time("10:20:30"))
time("10:20:30").hour
string(date and time("2026-09-30T10:00:00"))
date and time("2026-09-30T10:00:00Z") = date and time("2026-09-30T18:00:00+08:00")
date and time("2026-09-30T10:00:00").hour
date and time("2026-09-30T10:00:00Z") < date and time("2026-09-30T10:00:01Z")
date("2026-09-30") in [date("2026-09-01")..date("2026-10-01")]
day of week(date("2026-09-30"))
month of year(date("2026-09-30"))
day of year(date("2026-09-30"))
week of year(date("2026-01-01"))
1 instance of number
"a" instance of string
true instance of boolean
1 instance of string
nothing instance of number
substring(string: "foobar", start position: 3)
list contains(list: [1, 2], element: 2)
"\\u4e2d文"
"line\\nbreak"
"quote \\" inside"
amount > 1000 // 备注
/* 备注 */ amount + 1
amount.x
"text".length
1 + "a"
"a" + 1
nothing + 1
1 < "a"
1 = "a"
`
  .split('\n')
  .filter((line) => line !== '');
