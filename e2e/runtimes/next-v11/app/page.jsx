export default function Page() {
  return <p>A page of a shop</p>;
}
