using System.Text;

namespace Asyncio;

/// <summary>The worker of a <see cref="ProcessPoolExecutor"/>.</summary>
public static class ProcessWorker
{
    /// <summary>The environment variable that marks a worker process.</summary>
    internal const string Variable = "ASYNCIO_PROCESS_WORKER";

    /// <summary>True in a process that an executor has started.</summary>
    public static bool IsWorker { get; } = Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>
    /// In a worker, serves calls until the executor ends it, and returns true: leave <c>Main</c> then. In any other process, returns false at
    /// once. Call it first in <c>Main</c>.
    /// </summary>
    /// <param name="functions">The functions that may be called.</param>
    /// <remarks>
    /// Calls arrive on the standard input and responses go to the standard output, so the functions' console output goes to the standard error.
    /// </remarks>
    public static bool Serve(params IReadOnlyCollection<ProcessFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        if (!IsWorker)
        {
            return false;
        }
        // A program that a function starts is not a worker.
        Environment.SetEnvironmentVariable(Variable, null);
        var byName = functions.ToDictionary(function => function.Name);
        using var calls = new BinaryReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var responses = new BinaryWriter(new BufferedStream(Console.OpenStandardOutput()), Encoding.UTF8);
        Console.SetOut(Console.Error);
        while (ProcessCall.TryRead(calls) is { } call)
        {
            Respond(byName, call).Write(responses);
        }

        return true;
    }

    private static ProcessResponse Respond(Dictionary<string, ProcessFunction> functions, ProcessCall call)
    {
        if (!functions.TryGetValue(call.Function, out var function))
        {
            return ProcessResponse.FromException(new InvalidOperationException(
                $"The worker has no function '{call.Function}'. Pass it to ProcessWorker.Serve."));
        }

        try
        {
            return ProcessResponse.FromResult(function.Call(call.Argument));
        }
        catch (Exception e)
        {
            return ProcessResponse.FromException(e);
        }
    }
}
