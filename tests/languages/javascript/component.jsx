export const List = ({ items, onPick }) => ( // begin List
  <ul>
    {items.map((item) => (
      <li key={item.id} onClick={() => onPick(item)}>{item.name} don't "stop</li>
    ))}
  </ul>
); // end List

export function Title({ text }) { // begin Title
  return <h1 className="title">{text}</h1>;
} // end Title
