package body Loud is
   -- dupcheck: ignore -- because
   function Quiet_Before (A : Integer; B : Integer) return Integer is
   begin
      return A + B * 2 - A;
   end Quiet_Before;

   procedure Quiet_Inside (A : in out Integer; B : Integer) is
   begin
      -- dupcheck: ignore -- because
      A := A + B * 2 - A;
   end Quiet_Inside;

   procedure Shout (A : Integer; B : Integer) is
   begin
      Put_Line ("-- dupcheck: ignore -- because" & A & B);
   end Shout;
end Loud;
