using System.Globalization;
using Asyncio.Bench;

// One measurement of each kind, in the units and under the names of measure.py, as one line of JSON. Each is done
// unmeasured first, until the just-in-time compiler has seen it: CPython's loop comes compiled.
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
