using System.Runtime.InteropServices;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Makes the system refuse a call, as a full disk may, by a filter of the kernel (seccomp), which children inherit.</summary>
internal static unsafe partial class RefusedCalls
{
    public const int NoSpaceLeft = 28; // ENOSPC

    private const int NoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
    private const int SetFilter = 22; // PR_SET_SECCOMP
    private const nuint FilterMode = 2; // SECCOMP_MODE_FILTER
    private const ushort Load = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpIfEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort Return = 0x06; // BPF_RET | BPF_K
    private const uint Allow = 0x7fff0000; // SECCOMP_RET_ALLOW
    private const uint Refuse = 0x00050000; // SECCOMP_RET_ERRNO

    /// <summary>Starts a process that cannot rename a file. The filter belongs to a thread that ends with this call.</summary>
    /// <param name="start">Starts the process.</param>
    /// <param name="error">The error that it gets instead.</param>
    public static FlagsProcess StartWithoutRename(Func<FlagsProcess> start, int error)
    {
        FlagsProcess? process = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Install(RenameCalls(), error);
                process = start();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? process! : throw new InvalidOperationException("The filter could not be installed.", failure);
    }

    // rename, renameat and renameat2, if Linux has them on this processor.
    private static uint[] RenameCalls() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => [82, 264, 316],
        Architecture.Arm64 => [38, 276],
        var other => throw new PlatformNotSupportedException($"The numbers of system calls on {other} are not known here."),
    };

    private static void Install(uint[] calls, int error)
    {
        var rules = new List<Instruction> { new() { Code = Load } };
        for (var i = 0; i < calls.Length; i++)
        {
            rules.Add(new Instruction { Code = JumpIfEqual, Value = calls[i], IfTrue = (byte)(calls.Length - i) });
        }

        rules.Add(new Instruction { Code = Return, Value = Allow });
        rules.Add(new Instruction { Code = Return, Value = Refuse | (uint)error });
        fixed (Instruction* first = rules.ToArray())
        {
            var program = new Filter { Length = (ushort)rules.Count, First = first };
            if (Control(NoNewPrivileges, 1, null, 0, 0) != 0 || Control(SetFilter, FilterMode, &program, 0, 0) != 0)
            {
                throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint second, void* third, nuint fourth, nuint fifth);

    private struct Instruction
    {
        public ushort Code;
        public byte IfTrue;
        public byte IfFalse;
        public uint Value;
    }

    private struct Filter
    {
        public ushort Length;
        public Instruction* First;
    }
}
