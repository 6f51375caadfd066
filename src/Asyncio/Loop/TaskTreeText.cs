using System.Text;

namespace Asyncio;

/// <summary>Writes tasks and what they wait for as a tree.</summary>
internal sealed class TaskTreeText
{
    // A chain of tasks may be longer than the thread's stack is deep.
    private const int MaxDepth = 100;

    private readonly StringBuilder _text = new();
    private readonly HashSet<LoopTask> _written = [];
    private readonly HashSet<LoopTask> _followed = [];
    private readonly LoopTask? _running;
    private readonly HashSet<LoopTask> _ready;

    public TaskTreeText(IReadOnlyList<LoopTask> tasks, LoopTask? running, HashSet<LoopTask> ready)
    {
        _running = running;
        _ready = ready;
        var awaited = tasks.SelectMany(AwaitedTasks).ToHashSet();
        foreach (var task in tasks.Where(task => !awaited.Contains(task)))
        {
            WriteRoot(task);
        }

        // Those that no root leads to await each other, or are too deep.
        foreach (var task in tasks)
        {
            if (!_written.Contains(task))
            {
                WriteCycle(task);
                WriteRoot(task);
            }
        }
    }

    public override string ToString() => _text.ToString();

    private static IEnumerable<LoopTask> AwaitedTasks(LoopTask task) => task.Awaits().SelectMany(static wait => wait.Futures).SelectMany(TasksOf);

    /// <summary>The future itself, or the tasks that it waits for.</summary>
    private static IEnumerable<LoopTask> TasksOf(Future future) => future switch
    {
        { Done: true } => [],
        LoopTask task => [task],
        _ => future.AwaitedFutures.SelectMany(TasksOf),
    };

    private void WriteRoot(LoopTask task) => WriteTask(task, string.Empty, isLast: true, depth: 0);

    private void WriteCycle(LoopTask start)
    {
        var path = new List<LoopTask>();
        var next = start;
        while (next is not null && _followed.Add(next))
        {
            path.Add(next);
            next = AwaitedTasks(next).FirstOrDefault(task => !_written.Contains(task));
        }

        // What was followed before is no part of this path, and led to no new cycle.
        if (next is not null && path.Contains(next))
        {
            var cycle = path.SkipWhile(task => task != next).Append(next).Select(static task => task.Name);
            _text.Append("cycle: ").AppendJoin(" → ", cycle).Append('\n');
        }
    }

    private void WriteTask(LoopTask task, string indent, bool isLast, int depth)
    {
        var isFirst = _written.Add(task);
        var inner = WriteLine($"(T) {task.Name} {task.CoroutineName}{StateOf(task)}{(isFirst ? string.Empty : " (above)")}", indent, isLast);
        if (!isFirst)
        {
            return;
        }

        var waits = task.Awaits().ToList();
        if (waits.Count == 0 && task != _running && !_ready.Contains(task))
        {
            waits.Add(("what the loop does not know: a .NET task, for instance", []));
        }

        for (var i = 0; i < waits.Count; i++)
        {
            Write(waits[i].Name, waits[i].Futures, inner, i == waits.Count - 1, depth + 1);
        }
    }

    private void Write(string name, IEnumerable<Future> futures, string indent, bool isLast, int depth)
    {
        if (depth > MaxDepth)
        {
            WriteLine("…", indent, isLast);
            return;
        }

        // A task that is awaited itself stands for its wait.
        var inner = name.Length == 0 ? indent : WriteLine(name, indent, isLast);
        var pending = futures.Where(static future => !future.Done).Distinct().ToList();
        if (pending.TrueForAll(static future => future is LoopTask))
        {
            pending.Sort(static (x, y) => ((LoopTask)x).Number.CompareTo(((LoopTask)y).Number));
        }

        for (var i = 0; i < pending.Count; i++)
        {
            var isLastOfAll = i == pending.Count - 1 && (name.Length > 0 || isLast);
            if (pending[i] is LoopTask task)
            {
                WriteTask(task, inner, isLastOfAll, depth + 1);
            }
            else
            {
                Write(pending[i].AwaitName, pending[i].AwaitedFutures, inner, isLastOfAll, depth + 1);
            }
        }
    }

    private string StateOf(LoopTask task)
    {
        var state = task == _running ? "running" : _ready.Contains(task) ? "ready" : null;
        var request = task.CancelRequests > 0 ? "cancelling" : null;
        return state is null && request is null ? string.Empty : $" [{state}{(state is null || request is null ? string.Empty : ", ")}{request}]";
    }

    /// <returns>The indent of the lines below it.</returns>
    private string WriteLine(string line, string indent, bool isLast)
    {
        _text.Append(indent).Append(isLast ? "└── " : "├── ").Append(line).Append('\n');
        return indent + (isLast ? "    " : "│   ");
    }
}
