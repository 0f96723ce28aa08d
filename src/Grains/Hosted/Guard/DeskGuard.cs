using System.Reflection;
using RetailPos.Grains.Contracts.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Guard;

/// <summary>Stands before a desk, whichever it is: asks whether whoever acts may, and writes the name into what is asked.</summary>
/// <remarks>One for each circuit and desk. It throws <see cref="RightRefusedException"/>, and then nothing has happened.</remarks>
public class DeskGuard : DispatchProxy
{
    private Type _type = null!;
    private object _desk = null!;
    private IGuardedActing _acting = null!;
    private Func<SaleId, Sale?> _saleOf = null!;
    private RefusalTrace _trace = null!;
    private Func<HouseRules> _rules = null!;

    public static object Before(Type type, object desk, IGuardedActing acting, Func<SaleId, Sale?> saleOf, RefusalTrace trace, Func<HouseRules> rules)
    {
        var proxy = Create(type, typeof(DeskGuard));
        var guard = (DeskGuard)proxy;
        (guard._type, guard._desk, guard._acting, guard._saleOf, guard._trace, guard._rules) = (type, desk, acting, saleOf, trace, rules);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var arguments = args ?? [];

        if (!_acting.IsHouse && !_acting.IsOff)
        {
            Check(targetMethod!.Name, arguments);
            CheckKeys(arguments);
            arguments = _acting.Person is { } person ? [.. arguments.Select(one => Stamp.With(one, person.Name, _acting.Place))] : arguments;
        }

        return targetMethod!.Invoke(_desk, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }

    private void Check(string method, object?[] arguments)
    {
        switch (DeskRights.Of(_type, method, arguments, _saleOf))
        {
            case Needed.Free:
                return;
            case Needed.AnyOf { Rights: var rights }:
                // The first that is missing names the refusal; of several, one is enough.
                var standings = rights.Select(right => (Right: right, Standing: _acting.May(right))).ToList();

                if (standings.Exists(one => one.Standing is Standing.Allowed))
                {
                    _acting.Touch();
                    return;
                }

                _trace.Note(_acting, standings[0].Right);
                throw new RightRefusedException(standings[0].Right, standings[0].Standing);
            default:
                throw new RightRefusedException(right: null, Standing.NotAllowed);
        }
    }

    // A key may ask for more than what it does: cheques are the manager's in some houses, and cash is everybody's.
    private void CheckKeys(object?[] arguments)
    {
        foreach (var name in KeyRights.Of(_rules(), arguments))
        {
            var right = KeyRights.Find(name);
            var standing = right is { } known ? _acting.May(known) : Standing.NotAllowed;

            if (standing is not Standing.Allowed)
            {
                if (right is { } missing)
                {
                    _trace.Note(_acting, missing);
                }

                throw new RightRefusedException(right, standing);
            }
        }
    }
}

/// <summary>Who acts, as the guards see it.</summary>
public interface IGuardedActing : IActing
{
    /// <summary>A request of the API, whose own door has asked already.</summary>
    bool IsHouse { get; }
}
