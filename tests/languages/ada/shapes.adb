-- function Commented (X : Integer) return Integer is (X + 1);
package body Geometry is
   function Area (X : Integer) return Integer is -- begin Geometry.Area
   begin
      return X * X + 1;
   end Area; -- end Geometry.Area

   procedure Signature (X : Integer; Y : Integer); -- skip

   procedure Outer is -- begin Geometry.Outer
      procedure Inner (Y : Integer) is -- begin Geometry.Outer.Inner
      begin
         Put (Y'Image & "procedure No is begin null; end;");
      end Inner; -- end Geometry.Outer.Inner
   begin
      Inner (1);
      Put ('c');
   end Outer; -- end Geometry.Outer

   function Twice (X : Integer) return Integer is (X * 2); -- begin Geometry.Twice end Geometry.Twice

   task body Worker is -- begin Geometry.Worker
   begin
      Outer;
   end Worker; -- end Geometry.Worker

   function "+" (A, B : Vector) return Vector is -- begin Geometry.+
   begin
      return Add (A, B);
   end "+"; -- end Geometry.+
end Geometry;
