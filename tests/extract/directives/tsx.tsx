// dupcheck: ignore -- because
export const QuietBefore = ({ a, b }: Props) => {
  return <div title="// dupcheck: ignore -- because">{a + b}</div>;
};

function QuietInside({ a, b }: Props) {
  return <div>{/* dupcheck: ignore -- because */}{a + b}</div>;
}

function Loud({ a, b }: Props) {
  return <div>// dupcheck: ignore -- because {a + b}</div>;
}
