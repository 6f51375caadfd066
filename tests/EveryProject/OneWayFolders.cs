using System.Reflection;
using System.Reflection.Emit;

namespace FlagsDownloader.Testing;

/// <summary>
/// The folders of a project depend on each other in one direction. A test project derives a class from this one and lists the folders.
/// </summary>
/// <remarks>It reads the compiled code, so it does not find constants of another folder.</remarks>
/// <param name="project">The project's assembly.</param>
/// <param name="rootNamespace">The namespace of the project's own folder, such as <c>FlagsDownloader.Cli</c>.</param>
/// <param name="fromTheBottom">The folders, such as <c>Labs/Lessons</c>; <c>.</c> is the project's own. Each may use those before it.</param>
public abstract class OneWayFolders(Assembly project, string rootNamespace, params string[] fromTheBottom)
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    private readonly Type[] _types = [.. project.GetTypes().Where(type => IsBelow(type.Namespace, rootNamespace))];

    [Fact]
    public void Folders_OfTheProject_AreAllInTheOrder() =>
        Assert.Equal(fromTheBottom.Order(StringComparer.Ordinal), _types.Select(Folder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Folders_OfTheProject_UseOnlyThoseBelow()
    {
        var upwards = from type in _types
                      from used in UsedBy(type)
                      where Array.IndexOf(fromTheBottom, Folder(used)) > Array.IndexOf(fromTheBottom, Folder(type))
                      select $"{Folder(type)} -> {Folder(used)}: {type.FullName} uses {used.FullName}";

        // As one text, so that a failure shows all of it.
        Assert.Equal("", string.Join('\n', upwards.Distinct()));
    }

    private static bool IsBelow(string? name, string root) =>
        name == root || name?.StartsWith(root + '.', StringComparison.Ordinal) == true;

    private string Folder(Type type) =>
        type.Namespace!.Length == rootNamespace.Length ? "." : type.Namespace[(rootNamespace.Length + 1)..].Replace('.', '/');

    /// <summary>The types in a type's declaration, its members, and the code of its methods.</summary>
    private IEnumerable<Type> UsedBy(Type type)
    {
        var members = type.GetMembers(Everything);
        var methods = members.OfType<MethodBase>().ToList();
        var used = type.GetInterfaces().Append(type.BaseType)
            .Concat(members.OfType<FieldInfo>().Select(field => field.FieldType))
            .Concat(members.OfType<PropertyInfo>().Select(property => property.PropertyType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(NamedIn));
        return used.OfType<Type>().SelectMany(Parts).Where(part => part.Assembly == project && IsBelow(part.Namespace, rootNamespace));
    }

    /// <summary>The types that a method's code names: those of calls, fields, casts, constructions, locals and catch clauses.</summary>
    private static IEnumerable<Type> NamedIn(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        foreach (var clause in body.ExceptionHandlingClauses)
        {
            if (clause is { Flags: ExceptionHandlingClauseOptions.Clause, CatchType: { } caught })
            {
                yield return caught;
            }
        }

        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            if ((member as Type ?? member?.DeclaringType) is { } type)
            {
                yield return type;
            }

            foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
            {
                yield return argument;
            }
        }
    }

    /// <summary>The tokens of types and members in a method's code.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var operation = Operations[code[i] == 0xFE ? BitConverter.ToInt16([code[i + 1], code[i]]) : code[i]];
            i += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, i);
            }

            i += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
