using System.Reflection;
using System.Reflection.Emit;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Reactions;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Technical;

/// <summary>The fingerprint of the code that decides what is sold, numbered, sealed and kept: the fiscal perimeter.</summary>
/// <remarks>
/// <para>
/// In it are all types of the kernel, all of the register's domain, and of this assembly those that stand between the
/// deciders and the journal: the aggregates with their grains, the reaction that has payments sealed, and this folder. Not in
/// it are screens, devices, the kitchen, and the storage, whose work the chains themselves prove.
/// </para>
/// <para>
/// It is worked out over what runs, and not over files: each type by name, its fields, each method by its signature, and its
/// instructions with whatever they name written out. So neither the place where the program was built nor the time changes
/// it, nor a change of code outside; a change of one instruction inside does.
/// </para>
/// </remarks>
public sealed class FiscalPerimeter
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    // Once, and not at the start: nobody who wants to sell waits for it.
    private readonly Lazy<(string Hash, ValueList<PerimeterPart> Parts)> _known = new(() => HashOf(Types));

    /// <summary>SHA-512, hexadecimal: 128 signs.</summary>
    public string Hash => _known.Value.Hash;

    public ValueList<PerimeterPart> Parts => _known.Value.Parts;

    /// <summary>In the order of their names.</summary>
    private static IEnumerable<Type> Types =>
    [
        .. typeof(Money).Assembly.GetTypes()
            .Concat(typeof(Seal).Assembly.GetTypes())
            .Concat(typeof(FiscalPerimeter).Assembly.GetTypes().Where(IsBetween))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private static bool IsBetween(Type type)
    {
        var outer = type;

        while (outer.DeclaringType is { } declaring)
        {
            outer = declaring;
        }

        return outer == typeof(PaymentsAreSealed) || outer.Namespace == typeof(FiscalPerimeter).Namespace
            || (outer.Namespace == typeof(TillGrain).Namespace
                && (outer.Name.EndsWith("Grain", StringComparison.Ordinal) || outer.Name.StartsWith("Journaled", StringComparison.Ordinal)));
    }

    public static (string Hash, ValueList<PerimeterPart> Parts) HashOf(IEnumerable<Type> types)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        var text = new StringBuilder();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);

        foreach (var type in types)
        {
            text.Clear();
            Write(text, type);
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));

            if (type is { DeclaringType: null, Namespace: { } place })
            {
                counts[place] = counts.GetValueOrDefault(place) + 1;
            }
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), [.. counts.Select(count => new PerimeterPart(count.Key, count.Value))]);
    }

    private static void Write(StringBuilder text, Type type)
    {
        text.Append("type ").Append(type).Append(" : ").Append(type.BaseType).Append('\n');

        foreach (var field in type.GetFields(Own).OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            text.Append("field ").Append(field).Append(' ').Append(field.IsLiteral ? field.GetRawConstantValue() : "").Append('\n');
        }

        foreach (var method in type.GetConstructors(Own).Cast<MethodBase>().Concat(type.GetMethods(Own)).OrderBy(SignatureOf, StringComparer.Ordinal))
        {
            text.Append("method ").Append(SignatureOf(method)).Append('\n');

            if (method.GetMethodBody() is { } body)
            {
                WriteBody(text, method, body);
            }
        }
    }

    private static void WriteBody(StringBuilder text, MethodBase method, MethodBody body)
    {
        foreach (var local in body.LocalVariables)
        {
            text.Append("local ").Append(local.LocalType).Append('\n');
        }

        foreach (var clause in body.ExceptionHandlingClauses)
        {
            text.Append("clause ").Append(clause.Flags).Append(' ').Append(clause.TryOffset).Append(' ').Append(clause.HandlerOffset).Append('\n');
        }

        var bytes = body.GetILAsByteArray() ?? [];

        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] is 0xFE ? Codes[unchecked((short)((0xFE << 8) | bytes[at + 1]))] : Codes[bytes[at]];
            at += code.Size;
            text.Append(code.Name).Append(' ');
            at += WriteOperand(text, method, code, bytes, at);
            text.Append('\n');
        }
    }

    // Numbers that stand for names are written as what they name: they differ with code that is elsewhere.
    private static int WriteOperand(StringBuilder text, MethodBase method, OpCode code, byte[] bytes, int at)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                text.Append(NameOf(method, BitConverter.ToInt32(bytes, at)));
                return sizeof(int);
            case OperandType.InlineString:
                text.Append(method.Module.ResolveString(BitConverter.ToInt32(bytes, at)));
                return sizeof(int);
            case OperandType.InlineSig:
                text.Append(Convert.ToHexStringLower(method.Module.ResolveSignature(BitConverter.ToInt32(bytes, at))));
                return sizeof(int);
            case OperandType.InlineSwitch:
                var size = sizeof(int) * (1 + BitConverter.ToInt32(bytes, at));
                text.Append(Convert.ToHexStringLower(bytes.AsSpan(at, size)));
                return size;
            default:
                var length = LengthOf(code.OperandType);
                text.Append(Convert.ToHexStringLower(bytes.AsSpan(at, length)));
                return length;
        }
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string NameOf(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member is Type type ? $"{type}" : $"{member?.DeclaringType}::{member}";
    }

    private static string SignatureOf(MethodBase method) => $"{method.Attributes} {method}";
}
