using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using FlagsDownloader.Testing;

namespace Asyncio.Tests.Scenarios;

/// <summary>
/// The reference is CPython: record.py runs each scenario on its asyncio and writes down what happens; the scenario
/// of the same name here must have the same happen, event by event.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    private static readonly Dictionary<string, MethodInfo> Scenarios = typeof(ScenarioTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ScenarioTests).Namespace && type.Name.EndsWith("Scenarios", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .ToDictionary(method => SnakeCase(method.Name));

    private static readonly Dictionary<string, string[]> Recorded = ReadRecorded();

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_OnThisLoop_HasTheTraceOfCPython(string name)
    {
        Assert.True(Scenarios.TryGetValue(name, out var scenario), $"No C# scenario for {name}.");
        var log = new Log();
        scenario.CreateDelegate<Action<Log>>()(log);
        var difference = scenario.GetCustomAttribute<DiffersAttribute>();
        if (difference is not null)
        {
            Assert.NotEqual(Recorded[name], difference.Trace);
        }

        Assert.Equal(difference?.Trace ?? Recorded[name], log.Events);
    }

    [Fact]
    public void Scenarios_InCSharp_AreAllRecorded() => Assert.Empty(Scenarios.Keys.Except(Recorded.Keys));

    [Theory]
    [InlineData("--check")]
    [InlineData("--check-second")]
    [SecondTier("CPython runs every scenario again; the recorded traces are compared in every run")]
    public async Task Recording_WithTheSameCPython_GivesTheSameTraces(string column)
    {
        const int NoSuchPython = 77;
        if (FindOnPath("python3") is not { } python)
        {
            Assert.Skip("There is no python3 on the PATH.");
            return;
        }

        var (output, exitCode) = await Run(python, Path.Combine(Folder, "record.py"), column);
        if (exitCode == NoSuchPython)
        {
            Assert.Skip(output);
        }

        Assert.True(exitCode == 0, output);
    }

    private static string? FindOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static async Task<(string Output, int ExitCode)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (output, process.ExitCode);
    }

    private static string SnakeCase(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}"))[1..];

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "recorded.json")));

    private static Dictionary<string, string[]> ReadRecorded()
    {
        using var document = Read();
        return document.RootElement.GetProperty("scenarios").EnumerateObject().ToDictionary(
            scenario => scenario.Name,
            scenario => scenario.Value.EnumerateArray().Select(text => text.GetString()!).ToArray());
    }
}
