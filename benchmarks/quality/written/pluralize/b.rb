def many_of(thing, irregular: { "person" => "people", "child" => "children", "mouse" => "mice" })
  irregular.fetch(thing) do
    if thing =~ /(?:s|x|z|ch|sh)\z/
      thing + "es"
    elsif thing =~ /[^aeiou]y\z/
      thing.chop + "ies"
    else
      thing + "s"
    end
  end
end
