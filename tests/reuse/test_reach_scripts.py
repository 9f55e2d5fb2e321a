"""Reach in PHP, Ruby, Bash, Lua and Swift, Kotlin and Scala: each case a small repository."""

import pytest
from small_repository import reached

PHP_CLASS = """<?php
namespace Shop\\Maths;
class Box {
    public static function clamp($a, $b) { return $a * $b + $a * 2; }
    public function grow($a, $b) { return $a * $b + $a * 2; }
    private function own($a, $b) { return $a * $b + $a * 2; }
    public function __construct($a, $b) { $this->a = $a * $b + $a * 2; }
}
function near($a, $b) { return $a * $b + $a * 2; }
"""
PHP_COPY = "<?php\nnamespace Shop\\Web;\nfunction limit($a, $b) { return $a * $b + $a * 2; }\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Box.clamp", "use Shop\\Maths\\Box;\nBox::clamp(...);"),
        ("Box.grow", "use Shop\\Maths\\Box;\n(new Box(...))->grow(...);"),
        (
            "Box.own",
            "use Shop\\Maths\\Box;\n(new Box(...))->own(...);\n// private: make it public first",
        ),
        ("Box.__construct", "use Shop\\Maths\\Box;\nnew Box(...);"),
        ("near", "use function Shop\\Maths\\near;\nnear(...);"),
    ],
)
def test_php(name: str, said: str) -> None:
    files = {"src/Box.php": PHP_CLASS, "web/page.php": PHP_COPY}
    assert reached(files, f"src/Box.php:{name}", "web/page.php:limit") == said


def test_an_object_is_nothing_to_another_one() -> None:
    method = "public function limit($a, $b) { return $a * $b + $a * 2; }"
    files = {"a.php": PHP_CLASS, "b.php": f"<?php\nclass Page {{ {method} }}\n"}
    assert reached(files, "a.php:Box.grow", "b.php:Page.limit") == ""
    assert reached(files, "a.php:Box.grow", "a.php:Box.own") == "$this->grow(...)"
    page = "class Page\n  def limit(a, b)\n    a * b + a * a * 2\n  end\nend\n"
    rubies = {"a.rb": RUBY, "b.rb": page}
    assert reached(rubies, "a.rb:Shop.Box.grow", "b.rb:Page.limit") == ""
    assert reached(rubies, "a.rb:Shop.Box.grow", "a.rb:Shop.Box.own") == "grow(...)"
    apart = rubies | {"b/Rakefile": "", "b/b.rb": RUBY_COPY}
    assert reached(apart, "a.rb:Shop.Box.clamp", "b/b.rb:limit") == ""


def test_php_without_namespaces_requires_the_file() -> None:
    files = {
        "lib/a.php": PHP_CLASS.replace("namespace Shop\\Maths;", ""),
        "web/b.php": PHP_COPY.replace("namespace Shop\\Web;", ""),
    }
    said = reached(files, "lib/a.php:near", "web/b.php:limit")
    assert said == "require_once __DIR__ . '/../lib/a.php';\nnear(...);"
    assert reached(files, "lib/a.php:Box.clamp", "web/b.php:limit") == "Box::clamp(...);"


RUBY = """module Shop
  class Box
    def self.clamp(a, b)
      a * b + a * a * 2
    end

    def grow(a, b)
      a * b + a * a * 2
    end

    private

    def own(a, b)
      a * b + a * a * 2
    end
  end

  module Loose
    def near(a, b)
      a * b + a * a * 2
    end
  end
end
"""
RUBY_COPY = "def limit(a, b)\n  a * b + a * a * 2\nend\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Shop.Box.clamp", "Shop::Box.clamp(...)"),
        ("Shop.Box.grow", "Shop::Box.new(...).grow(...)"),
        ("Shop.Box.own", "Shop::Box.new(...).own(...)  # perhaps private"),
        ("Shop.Loose.near", ""),
    ],
)
def test_ruby(name: str, said: str) -> None:
    files = {"lib/box.rb": RUBY, "web/page.rb": RUBY_COPY}
    expected = f'require_relative "../lib/box"\n{said}' if said else ""
    if name == "Shop.Loose.near":
        shared = files | {"lib/box.rb": RUBY.replace("module Loose", "module Loose\nextend self")}
        assert reached(shared, f"lib/box.rb:{name}", "web/page.rb:limit").endswith(
            "Shop::Loose.near(...)  # perhaps private"
        )
    assert reached(files, f"lib/box.rb:{name}", "web/page.rb:limit") == expected
    rails = {"app/models/box.rb": RUBY, "web/page.rb": RUBY_COPY}
    assert reached(rails, f"app/models/box.rb:{name}", "web/page.rb:limit") == said


BASH = 'clamp() {\n  echo "$1" "$2" | sort -n | head -n 1 | tr a b\n}\n'


def test_bash() -> None:
    files = {"lib/a.sh": BASH, "bin/b.sh": BASH.replace("clamp", "limit")}
    said = reached(files, "lib/a.sh:clamp", "bin/b.sh:limit")
    assert said == 'source "$(dirname "${BASH_SOURCE[0]}")/../lib/a.sh"\nclamp ...'
    odd = {"lib/$(x).sh": BASH, "bin/b.sh": files["bin/b.sh"]}
    assert reached(odd, "lib/$(x).sh:clamp", "bin/b.sh:limit") == ""


LUA = "local M = {}\nfunction M.clamp(a, b)\n  return a * b + a * a * 2\nend\nreturn M\n"


def test_lua() -> None:
    pytest.importorskip("tree_sitter_lua")
    copy = "local function limit(a, b)\n  return a * b + a * a * 2\nend\n"
    files = {"lua/shop/maths.lua": LUA, "lua/shop/page.lua": copy}
    said = reached(files, "lua/shop/maths.lua:M.clamp", "lua/shop/page.lua:limit")
    assert said == 'local M = require("shop.maths")\nM.clamp(...)'
    unknown = {"shop/maths.lua": LUA, "shop/page.lua": copy}
    assert reached(unknown, "shop/maths.lua:M.clamp", "shop/page.lua:limit") == ""
    named = unknown | {"shop/page.lua": f'local x = require "shop.x"\n{copy}'}
    assert reached(named, "shop/maths.lua:M.clamp", "shop/page.lua:limit") == said


SWIFT = "func clamp(a: Int, b: Int) -> Int { return a * b + a * a * 2 }\n"


def test_swift() -> None:
    pytest.importorskip("tree_sitter_swift")
    copy = SWIFT.replace("clamp", "limit")
    files = {"Package.swift": "", "Sources/Shop/a.swift": SWIFT, "Sources/Web/b.swift": copy}
    files["Sources/Shop/c.swift"] = copy
    keep = "Sources/Shop/a.swift:clamp"
    assert reached(files, keep, "Sources/Shop/c.swift:limit") == "clamp(...)"
    apart = reached(files, keep, "Sources/Web/b.swift:limit")
    assert apart == "import Shop  // clamp is not public yet"
    public = files | {"Sources/Shop/a.swift": f"public {SWIFT}"}
    assert reached(public, keep, "Sources/Web/b.swift:limit") == "import Shop"


KOTLIN = """package org.shop.maths

fun clamp(a: Int, b: Int): Int { return a * b + a * a * 2 }
private fun near(a: Int, b: Int): Int { return a * b + a * a * 2 }
object Box {
    fun grow(a: Int, b: Int): Int { return a * b + a * a * 2 }
}
class Set {
    fun size(a: Int, b: Int): Int { return a * b + a * a * 2 }
}
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("clamp", "import org.shop.maths.clamp\nclamp(...)"),
        (
            "near",
            "import org.shop.maths.near\nnear(...)\n// private: open it to this place first",
        ),
        ("Box.grow", "import org.shop.maths.Box\nBox.grow(...)"),
        ("Set.size", "import org.shop.maths.Set"),
    ],
)
def test_kotlin(name: str, said: str) -> None:
    pytest.importorskip("tree_sitter_kotlin")
    page = "package org.shop.web\nfun limit(a: Int, b: Int): Int { return a * b + a * a * 2 }\n"
    files = {"src/a.kt": KOTLIN, "src/b.kt": page}
    assert reached(files, f"src/a.kt:{name}", "src/b.kt:limit") == said


def test_scala() -> None:
    pytest.importorskip("tree_sitter_scala")
    body = "(a: Int, b: Int): Int = a * b + a * a * 2"
    files = {
        "a.scala": f"package org.shop\nobject Box {{ def clamp{body} }}\n",
        "b.scala": f"package org.web\nobject Page {{ def limit{body} }}\n",
    }
    said = reached(files, "a.scala:Box.clamp", "b.scala:Page.limit")
    assert said == "import org.shop.Box\nBox.clamp(...)"
