defmodule Loud do
  # dupcheck: ignore -- because
  @doc "Adds."
  @spec quiet_before(integer, integer) :: integer
  @impl true
  def quiet_before(a, b) do
    a + b * 2 - length(a)
  end

  def quiet_clauses(0, b), do: b + b * 2 - 1
  # dupcheck: ignore -- because
  def quiet_clauses(a, b), do: a + b * 2 - length(a)

  defp quiet_inside(a, b) do
    # dupcheck: ignore -- because
    a + b * 2 - length(a)
  end

  @doc "# dupcheck: ignore -- because"
  def shout(a, b) do
    "# dupcheck: ignore -- because" <> a <> b
  end
end
