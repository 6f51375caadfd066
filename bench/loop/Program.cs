using System.Globalization;
using Asyncio.Bench;

// Prints one measurement of each kind as a line of JSON, with the units and names of measure.py. Each runs without a
// measurement first, until the just-in-time compiler has optimized it: CPython's loop is compiled ahead of time.
var measurements = new (string Name, Func<double> Measure, int WarmUps)[]
{
    ("sleepers_bytes", Sleepers.BytesEach, 1),
    ("sleepers_seconds", Sleepers.Seconds, 1),
    ("callbacks", Throughput.Callbacks, 3),
    ("tasks", Throughput.Tasks, 3),
    ("posts", Throughput.Posts, 3),
};

var results = new List<string> { $"\"runtime\": \".NET {Environment.Version}\"" };
foreach (var (name, measure, warmUps) in measurements)
{
    for (var i = 0; i < warmUps; i++)
    {
        measure();
    }

    results.Add(string.Create(CultureInfo.InvariantCulture, $"\"{name}\": {measure():0.######}"));
}

Console.WriteLine($"{{{string.Join(", ", results)}}}");
