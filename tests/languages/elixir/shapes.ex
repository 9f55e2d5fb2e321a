defmodule Geometry.Shape do
  @moduledoc """
  def documented(a), do: a + 1 * 2
  """
  # def commented(a), do: a + 1 * 2
  @doc "def documented(a), do: a"
  @spec area(integer, integer) :: integer
  def area(width, height), do: width * height # begin Geometry.Shape.area end Geometry.Shape.area

  @doc ~S"""
  def documented(a), do: a + 1 * 2
  """
  def scale(x) when is_integer(x) do # begin Geometry.Shape.scale
    factor = fn y -> y * 2 + x end # begin Geometry.Shape.scale.factor end Geometry.Shape.scale.factor
    factor.(x)
  end # end Geometry.Shape.scale

  def sum([], total), do: total # begin Geometry.Shape.sum
  def sum([head | tail], total) do
    sum(tail, total + head)
  end # end Geometry.Shape.sum

  defp hidden(x \\ 1), do: "def no(a), do: #{x + 1}" # begin Geometry.Shape.hidden end Geometry.Shape.hidden
  def signature(x, y, z, w, v) # skip

  defmacro twice(x) do # begin Geometry.Shape.twice
    quote do: unquote(x) + unquote(x)
  end # end Geometry.Shape.twice

  def left <> right, do: left ++ right ++ [1] # begin Geometry.Shape.<> end Geometry.Shape.<>

  defmodule Inner do
    def zero do # begin Geometry.Shape.Inner.zero
      [~r/def no(a)/, ?c, :atom, 'list']
    end # end Geometry.Shape.Inner.zero
  end

  defimpl String.Chars, for: Integer do
    def to_string(x), do: Integer.to_string(x) <> "!" # begin Geometry.Shape.String.Chars.to_string end Geometry.Shape.String.Chars.to_string
  end

  double = fn x -> # begin Geometry.Shape.double
    x + x * @size
  end # end Geometry.Shape.double

  Enum.map(list, fn x -> x + 1 * 2 - 3 end) # skip
end
