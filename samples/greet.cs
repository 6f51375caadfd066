#:project ../src/Asyncio/Asyncio.csproj

// Two tasks on an event loop, in the time of one: dotnet run samples/greet.cs
using Asyncio;

EventLoop.Run(async () => await EventLoop.Timeout(TimeSpan.FromSeconds(5), async () =>
{
    await using var group = new TaskGroup();
    var slow = group.CreateTask(() => Greet("slow", seconds: 0.2));
    var quick = group.CreateTask(() => Greet("quick", seconds: 0.1));
    Console.WriteLine($"{await quick}, then {await slow}");
}));

static async Task<string> Greet(string name, double seconds)
{
    await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
    return $"hello {name}";
}
