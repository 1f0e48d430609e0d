# SPDX-License-Identifier: EPL-2.0
"""Makes the golden files: python3 make.py FOLDER_OF_HDF5_EDGE_CASES (with h5py 3.7.0)."""
import glob
import os
import sys
import zlib

import h5py
import numpy as np

G = os.path.join(os.path.dirname(os.path.abspath(__file__)), '')
D = os.path.join(sys.argv[1], '')

with h5py.File(G+'links.h5','w') as f:
    g=f.create_group('g'); g['x']=[1,2,3]
    f['a']=h5py.SoftLink('/b'); f['b']=h5py.SoftLink('/a'); f['into']=h5py.SoftLink('/into/deeper'); g['self']=g; g['rel']=h5py.SoftLink('x'); f['abs']=h5py.SoftLink('/g/x')
    f['dead']=h5py.SoftLink('/none/y'); f['twice']=h5py.SoftLink('/g/rel'); f['elsewhere']=h5py.ExternalLink('other.h5','/x')
N=40; ramp=np.arange(N)
with h5py.File(G+'filters.h5','w',libver='latest') as f:
    t=f.create_group('types')
    for o in '<>':
        for k in 'i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8'.split():
            if k[1]=='1' and o=='>': continue
            t.create_dataset(('little_' if o=='<' else 'big_')+k,data=ramp.astype(o+k))
    r=f.create_group('filters')
    d=ramp.astype('<i4')
    for name,kw in dict(none={},deflate=dict(compression='gzip'),shuffle=dict(shuffle=True),both=dict(compression='gzip',shuffle=True),checksum=dict(fletcher32=True),all=dict(compression='gzip',shuffle=True,fletcher32=True),lzf=dict(compression='lzf'),lzf_shuffle=dict(compression='lzf',shuffle=True)).items():
        r.create_dataset(name,data=d,chunks=(16,),**kw)
    # the last chunk went through the second filter only, the first one through none
    m=r.create_dataset('masked',shape=(N,),dtype='<i4',chunks=(16,),compression='gzip',shuffle=True)
    p=np.zeros(48,'<i4'); p[:N]=d
    sh=lambda a: np.frombuffer(a.tobytes(),'u1').reshape(-1,4).T.tobytes()
    m.id.write_direct_chunk((0,),p[:16].tobytes(),filter_mask=3)
    m.id.write_direct_chunk((16,),zlib.compress(sh(p[16:32])),filter_mask=0)
    m.id.write_direct_chunk((32,),zlib.compress(p[32:].tobytes()),filter_mask=1)
    w=r.create_dataset('partly_written',shape=(N,),dtype='<i4',chunks=(16,),fillvalue=7)
    w[16:32]=d[16:32]
    q=f.create_dataset('matrix',data=np.arange(7*45).reshape(7,45).astype('<f4'),chunks=(3,20),compression='gzip',shuffle=True)
    words=['cell A','','細胞','細胞','full pad'.encode().decode()]
    g=f.create_group('words')
    raw=[w.encode() for w in words]; n=max(map(len,raw))
    for name,pad,fill,cset in (('null_padded',h5py.h5t.STR_NULLPAD,b'\0',0),('null_terminated',h5py.h5t.STR_NULLTERM,b'\0',1),('space_padded',h5py.h5t.STR_SPACEPAD,b' ',0)):
        t=h5py.h5t.C_S1.copy(); t.set_size(n+1); t.set_strpad(pad); t.set_cset(cset)
        d2=h5py.h5d.create(g.id,name.encode(),t,h5py.h5s.create_simple((len(raw),)))
        d2.write(h5py.h5s.ALL,h5py.h5s.ALL,np.frombuffer(b''.join(w.ljust(n+1,fill) for w in raw),dtype='V%d'%(n+1)),mtype=t)
    g.create_dataset('variable',data=words,dtype=h5py.string_dtype())
    assert (r['masked'][:]==d).all(), r['masked'][:]
    assert (r['lzf'][:]==d).all()
with h5py.File(G+'encodings.h5ad','w') as f:
    sd=h5py.string_dtype()
    f.attrs['encoding-type']='anndata'
    o=f.create_group('obs'); o.attrs['_index']='cell'; o.attrs['encoding-type']='dataframe'
    o.attrs['column-order']=np.array(['state','note','a/b','flag','age','ordinal','sparse','pair'],dtype=object)
    o.create_dataset('cell',data=['A','B','細胞'],dtype=sd)
    def group(name,enc,**kw):
        g=o.create_group(name); g.attrs['encoding-type']=enc
        for k,v in kw.items():
            if isinstance(v[0],str): g.create_dataset(k,data=v,dtype=sd)
            else: g[k]=np.array(v)
    group('state','categorical',categories=['血管','CL2'],codes=np.array([1,-1,0],'i1'))
    group('note','nullable-string-array',values=['x','',"y"],mask=[False,True,False])
    o['a/b']=np.array([1.5,2.5,np.nan])
    o['flag']=np.array([True,False,True])
    group('age','nullable-integer',values=np.array([3,1,4],'u2'),mask=[False,False,True])
    group('ordinal','categorical',categories=np.array([10,20]),codes=np.array([0,1,1],'i1'))
    g=o.create_group('sparse'); g.attrs['encoding-type']='csr_matrix'
    o['pair']=np.ones((3,2))
    v=f.create_group('var'); v.attrs['_index']='id'; v.create_dataset('id',data=['E1','E2','H1'],dtype=sd)
    v.create_dataset('gene_symbols',data=['VEGFA','','hash'],dtype=sd)
    t=v.create_group('feature_types'); t.attrs['encoding-type']='categorical'; t.create_dataset('categories',data=['Antibody Capture','Gene Expression'],dtype=sd); t['codes']=np.array([1,1,0],'i1')
    x=f.create_group('X'); x.attrs['encoding-type']='csc_matrix'; x.attrs['shape']=[3,3]
    x['data']=np.array([5.,1.,7.,2.]); x['indices']=np.array([0,2,1,0]); x['indptr']=np.array([0,2,3,4])

out=open(G+'hdf5-edge-cases.tsv','w')
print('# The first 20 data sets of each file of shared/data/hdf5-edge-cases as h5py %s (HDF5 %s) reads them: file, data set, shape, sum of its finite numbers (- when it does not hold plain numbers, or h5py lacks the filter)'%(h5py.version.version,h5py.version.hdf5_version), file=out)
for f in sorted(glob.glob(D+'*')):
    try: h=h5py.File(f)
    except Exception as e:
        print(os.path.basename(f),'-','-','-',sep='\t', file=out); continue
    with h:
        seen=[]
        def show(n,o):
            if not isinstance(o,h5py.Dataset) or len(seen)>=20: return
            seen.append(n)
            cls=o.id.get_type().get_class()
            shape='null' if o.shape is None else 'x'.join(map(str,o.shape)) or 'scalar'
            s='-'
            if cls in (h5py.h5t.INTEGER,h5py.h5t.FLOAT) and o.shape is not None:
                if o.size>1e8:
                    t=0
                    for i in range(0,o.size,1<<26): t+=int(o[i:i+(1<<26)].sum(dtype='u8'))
                    s=str(t)
                else:
                    try: v=np.asarray(o[()],dtype='f8'); s=repr(float(v[np.isfinite(v)].sum()))
                    except Exception as e: s='-'
            print(os.path.basename(f),n,shape,s,sep='\t', file=out)
        h.visititems(show)
        if not seen: print(os.path.basename(f),'-','-','-',sep='\t', file=out)
