using System.Text;

namespace Asyncio;

/// <summary>Formats tasks and what they await as a tree.</summary>
internal sealed class TaskTreeText
{
    // Limits the recursion: a chain of tasks may be too long for the stack.
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

        // The remaining tasks await each other, or are too deep.
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

    private static IEnumerable<LoopTask> AwaitedTasks(LoopTask task) => task.Awaits().SelectMany(static wait => wait.Futures).SelectMany(GetTasks);

    /// <summary>Returns the future if it is a task, or the tasks that it awaits.</summary>
    private static IEnumerable<LoopTask> GetTasks(Future future) => future switch
    {
        { Done: true } => [],
        LoopTask task => [task],
        _ => future.AwaitedFutures.SelectMany(GetTasks),
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

        // A task that was followed before is not on this path and leads to no new cycle.
        if (next is not null && path.Contains(next))
        {
            var cycle = path.SkipWhile(task => task != next).Append(next).Select(static task => task.Name);
            _text.Append("cycle: ").AppendJoin(" → ", cycle).Append('\n');
        }
    }

    private void WriteTask(LoopTask task, string indent, bool isLast, int depth)
    {
        var isFirst = _written.Add(task);
        var inner = WriteLine($"(T) {task.Name} {task.CoroutineName}{DescribeState(task)}{(isFirst ? string.Empty : " (above)")}", indent, isLast);
        if (!isFirst)
        {
            return;
        }

        var waits = task.Awaits().ToList();
        if (waits.Count == 0 && task != _running && !_ready.Contains(task))
        {
            waits.Add(("an await outside the loop, such as a .NET task", []));
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

        // The await of a task has no line of its own.
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

    private string DescribeState(LoopTask task)
    {
        var state = task == _running ? "running" : _ready.Contains(task) ? "ready" : null;
        var request = task.CancelRequests > 0 ? "cancelling" : null;
        return state is null && request is null ? string.Empty : $" [{state}{(state is null || request is null ? string.Empty : ", ")}{request}]";
    }

    /// <returns>The indent of the children.</returns>
    private string WriteLine(string line, string indent, bool isLast)
    {
        _text.Append(indent).Append(isLast ? "└── " : "├── ").Append(line).Append('\n');
        return indent + (isLast ? "    " : "│   ");
    }
}
